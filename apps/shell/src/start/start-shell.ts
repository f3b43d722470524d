import type { Me, Registry } from '@linli/contracts';
import { registrySchema } from '@linli/contracts';
import { createApiClient } from '@linli/sdk-web';
import type { Locale } from '@linli/sdk-web';
import { forgetRedirects } from '../session/log-in-attempts.ts';
import type { Session } from '../session/session.ts';
import { CoreAwayError, goOnEntering } from './enter.ts';

/** Everything that the app needs before it can draw anything. */
export interface Started {
  registry: Registry;
  session: Session;
  me: Me;
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

/** Registry, sign-in, then who I am. */
export async function startShell(locale: Locale): Promise<Started> {
  const { registry, session } = await goOnEntering(locale);
  const known = registrySchema.safeParse(registry);
  if (!known.success) throw new CoreAwayError('not a registry', { cause: known.error });
  const api = createApiClient({ getToken: session.getToken, getLocale: () => locale });
  const me = await api.get<Me>('/me', { retryForMs: 15_000 }).catch((cause: unknown) => {
    throw new AccountError(session, cause);
  });
  // Only now has the log-in worked: core accepts what the provider gave.
  forgetRedirects(sessionStorage);
  return { registry: known.data, session, me };
}
