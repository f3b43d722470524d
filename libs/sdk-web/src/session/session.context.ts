import { createContext, useContext } from 'react';
import type { Me, StepUp } from '@linli/contracts';
import type { ApiClient } from '../api/client.ts';
import type { Locale } from '../texts/texts.ts';

/** What the shell gives for the person who is logged in. */
export interface LinliSession {
  /** A valid access token; with `refresh` a new one. */
  getToken(options?: { refresh?: boolean }): Promise<string>;
  /** Lets the person prove anew who they are; false when they would rather not. Without it such calls just fail. */
  proveAgain?(stepUp: StepUp): Promise<boolean>;
  me: Me;
  signOut(): void | Promise<void>;
}

export interface SessionValue {
  /** Null before log-in. */
  session: LinliSession | null;
  api: ApiClient;
  locale: Locale;
}

export const SessionContext = createContext<SessionValue | null>(null);

/** Everything about the session; throws outside of `LinliProvider`. */
export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (!value) {
    throw new Error('This page is not inside LinliProvider.');
  }
  return value;
}
