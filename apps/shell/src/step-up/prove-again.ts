import type { StepUp } from '@linli/contracts';
import { stepUpSchema } from '@linli/contracts';
import Keycloak from 'keycloak-js';
import { fetchRegistry } from '../registry/registry.store.ts';
import { discoverProvider } from '../session/provider.ts';
import { openTabChannel } from '../session/tab-channel.ts';
import { satisfies, type Tokens } from '../session/tokens.ts';
import { STEP_UP_PATH } from './step-up-path.ts';

export function stepUpAddress({ acr, maxAgeSec }: StepUp): string {
  return `${STEP_UP_PATH}?${new URLSearchParams({ acr, max_age: String(maxAgeSec) }).toString()}`;
}

/** What an address of that window asks for. Throws where it is none. */
export function stepUpOfAddress(search: string): StepUp {
  const query = new URLSearchParams(search);
  return stepUpSchema.parse({ acr: query.get('acr'), maxAgeSec: Number(query.get('max_age')) });
}

/** The provider did not confirm it, or the person turned back. */
export class NotProvedError extends Error {
  override name = 'NotProvedError';
}

/**
 * Asks the provider for a log-in that is sure and recent enough, and gives the tokens of it to the tab that waits. Does not
 * return when it redirects; resolves when the provider has sent the person back.
 */
export async function proveAgain(locale: string): Promise<void> {
  const need = stepUpOfAddress(location.search);
  const { issuer, clientId } = (await fetchRegistry()).oidc;
  const provider = await discoverProvider(issuer);
  const keycloak = new Keycloak({ clientId, oidcProvider: provider });
  await keycloak
    .init({ pkceMethod: 'S256', checkLoginIframe: false, responseMode: 'fragment' })
    .catch((cause: unknown) => {
      throw new NotProvedError('the provider did not confirm it', { cause });
    });
  const { token, refreshToken, idToken, timeSkew } = keycloak;
  if (!token || !refreshToken) {
    const redirectUri = location.origin + stepUpAddress(need);
    await keycloak.login({
      acr: { values: [need.acr], essential: true },
      maxAge: need.maxAgeSec,
      locale,
      redirectUri,
    });
    return new Promise<never>(() => undefined);
  }
  const tokens: Tokens = { access: token, refresh: refreshToken, id: idToken, timeSkew: timeSkew ?? 0 };
  if (!satisfies(tokens, need, Date.now())) throw new NotProvedError('the log-in is not what was asked for');
  openTabChannel(`linli-session:${clientId}`).post({ type: 'tokens', tokens, provider });
}
