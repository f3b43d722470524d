import type { StepUp } from '@linli/contracts';
import type { Locale } from '@linli/sdk-web';
import { LinliProvider } from '@linli/sdk-web';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ShellContext } from '../frame/shell.context.tsx';
import { readSafeMode } from '../plugin-host/safe-mode.ts';
import { RegistryContext } from '../registry/registry.context.tsx';
import { RegistryStore } from '../registry/registry.store.ts';
import { StepUpDialog } from '../step-up/step-up.dialog.tsx';
import { App } from './app.tsx';
import { SignedOut } from './signed-out.tsx';
import type { Started } from './start-shell.ts';
import { tokenFor } from './token-for-api.ts';

interface Props {
  started: Started;
  locale: Locale;
  onLocale: (locale: Locale) => void;
  nonce: string;
}

/** The app of a signed-in person. */
export function SignedIn({ started, locale, onLocale, nonce }: Props) {
  const { session, me } = started;
  const [store] = useState(() => new RegistryStore(started.registry));
  // Only now: before, the address still held what the provider sent back.
  const [router] = useState(() => createBrowserRouter([{ path: '*', element: <App /> }]));
  const [safeMode] = useState(() => readSafeMode(location.search));
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const providerAway = useSyncExternalStore(session.subscribe, session.isProviderAway);
  useEffect(() => {
    store.start();
    return () => store.stop();
  }, [store]);

  const linliSession = useMemo(
    () => ({
      getToken: tokenFor(session),
      proveAgain: (need: StepUp) => session.stepUps.ask(need),
      me,
      signOut: () => void session.signOut(),
    }),
    [session, me],
  );
  const shell = useMemo(
    () => ({ safeMode, setLocale: onLocale, signOut: () => void session.signOut(), providerAway }),
    [safeMode, onLocale, session, providerAway],
  );
  return (
    <LinliProvider session={linliSession} locale={locale} nonce={nonce}>
      {state === 'signed-out-elsewhere' || state === 'ended' ? (
        <SignedOut why={state} onLogIn={() => void session.logInAgain()} />
      ) : (
        <RegistryContext value={store}>
          <ShellContext value={shell}>
            <RouterProvider router={router} />
            <StepUpDialog desk={session.stepUps} />
          </ShellContext>
        </RegistryContext>
      )}
    </LinliProvider>
  );
}
