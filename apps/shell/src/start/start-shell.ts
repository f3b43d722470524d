import type { Me, Registry } from '@linli/contracts';
import { createApiClient } from '@linli/sdk-web';
import type { Locale } from '@linli/sdk-web';
import { fetchRegistry } from '../registry/registry.store.ts';
import { forgetRedirects } from '../session/log-in-attempts.ts';
import { startSession } from '../session/session.ts';
import type { Session } from '../session/session.ts';

/** Everything that the app needs before it can draw anything. */
export interface Started {
  registry: Registry;
  session: Session;
  me: Me;
}

/** Core gave no registry: it is not there, or not yet. */
export class CoreAwayError extends Error {
  override name = 'CoreAwayError';
}

/** The account is known to the provider and not to this installation, or core does not say who it is. */
export class AccountError extends Error {
  override name = 'AccountError';
  readonly session: Session;
  constructor(session: Session, cause: unknown) {
    super('core did not say who this is', { cause });
    this.session = session;
  }
}

// A page that comes back after a failure goes on with the session that it has.
let earlier: Session | undefined;

/** Registry, sign-in, then who I am. */
export async function startShell(locale: Locale): Promise<Started> {
  const registry = await fetchRegistry().catch((cause: unknown) => {
    throw new CoreAwayError('no registry', { cause });
  });
  const { issuer, clientId } = registry.oidc;
  const session = (earlier ??= await startSession({ issuer, clientId, locale }));
  const api = createApiClient({ getToken: session.getToken, getLocale: () => locale });
  const me = await api.get<Me>('/me', { retryForMs: 15_000 }).catch((cause: unknown) => {
    throw new AccountError(session, cause);
  });
  // Only now has the log-in worked: core accepts what the provider gave.
  forgetRedirects(sessionStorage);
  return { registry, session, me };
}
