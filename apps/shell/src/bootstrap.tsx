// First: it tells zod not to compile schemas, which the content security policy would forbid.
import '@linli/sdk-web';
import './base.css';
import { createRoot } from 'react-dom/client';
import { startFederation } from './plugin-host/federation.ts';
import { Start } from './start/start.tsx';
import { STEP_UP_PATH } from './step-up/step-up-path.ts';
import { StepUpPage } from './step-up/step-up.page.tsx';

/** Called once by `main.ts`, when everything shared is loaded. */
export function bootstrap(nonce: string): void {
  startFederation(nonce);
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const Page = location.pathname === STEP_UP_PATH ? StepUpPage : Start;
  createRoot(root).render(<Page nonce={nonce} />);
}
