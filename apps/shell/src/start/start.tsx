import type { Locale } from '@linli/sdk-web';
import { LinliProvider } from '@linli/sdk-web';
import { useEffect, useState } from 'react';
import { forgetRedirects } from '../session/log-in-attempts.ts';
import { SignInError } from '../session/session.ts';
import { keepLocale, readLocale } from '../texts/locale.ts';
import { shellText } from '../texts/shell-texts.ts';
import { startShell } from './start-shell.ts';
import type { Started } from './start-shell.ts';
import { SignedIn } from './signed-in.tsx';
import { StartProblem } from './start-problem.tsx';
import { StartWaiting } from './start-waiting.tsx';

type Phase = { at: 'starting' } | { at: 'stopped'; error: unknown } | { at: 'in'; started: Started };

// One start per page, however often React draws it.
let running: Promise<Started> | undefined;

/** Sign-in, then the app; or the page that says why neither is possible. */
export function Start({ nonce }: { nonce: string }) {
  const [locale, setLocale] = useState<Locale>(() => readLocale(localStorage, navigator.languages));
  const [phase, setPhase] = useState<Phase>({ at: 'starting' });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = shellText(locale, 'product');
  }, [locale]);
  useEffect(() => {
    let current = true;
    running ??= startShell(readLocale(localStorage, navigator.languages));
    running.then(
      (started) => current && setPhase({ at: 'in', started }),
      (error: unknown) => current && setPhase({ at: 'stopped', error }),
    );
    return () => {
      current = false;
    };
  }, [attempt]);

  const changeLocale = (next: Locale) => {
    keepLocale(localStorage, next);
    setLocale(next);
  };
  const retry = () => {
    if (phase.at === 'stopped' && phase.error instanceof SignInError && phase.error.kind === 'in-circles') {
      forgetRedirects(sessionStorage);
    }
    running = undefined;
    setAttempt((count) => count + 1);
  };
  if (phase.at === 'in')
    return <SignedIn started={phase.started} locale={locale} onLocale={changeLocale} nonce={nonce} />;
  return (
    <LinliProvider session={null} locale={locale} nonce={nonce}>
      {phase.at === 'stopped' ? (
        <StartProblem error={phase.error} onRetry={retry} onLocale={changeLocale} />
      ) : (
        <StartWaiting />
      )}
    </LinliProvider>
  );
}
