import { enterEarly, mayHaveToLeave } from './start/enter.ts';
import { STEP_UP_PATH } from './step-up/step-up-path.ts';
import { readLocale } from './texts/locale.ts';

// The nonce of this answer; scripts that the bundler adds at run time carry it too.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
__webpack_nonce__ = nonce;

/** So long nothing is shown: by then a browser that has to sign in has left. */
const PATIENCE_MS = 500;

async function start(): Promise<void> {
  if (location.pathname !== STEP_UP_PATH) {
    const entering = enterEarly(readLocale(localStorage, navigator.languages));
    if (mayHaveToLeave()) await Promise.race([entering, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }
  // Behind an asynchronous edge, so that the shared packages are there before anything asks for them.
  const { bootstrap } = await import('./bootstrap.tsx');
  bootstrap(nonce);
}

void start();
