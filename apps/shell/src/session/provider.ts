import type { Tokens } from './tokens.ts';
import { readClaims } from './tokens.ts';

/** What the shell needs of the provider's discovery document. */
export interface ProviderMetadata {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  end_session_endpoint?: string;
}

/** The provider gives no usable answer; asking again later may help. */
export class ProviderAwayError extends Error {
  override name = 'ProviderAwayError';
}

/** The provider says that this session is over: only a new log-in helps. */
export class SessionOverError extends Error {
  override name = 'SessionOverError';
}

const ANSWER_WITHIN_MS = 10_000;

async function ask(url: string, init: RequestInit, fetcher: typeof fetch): Promise<Response> {
  try {
    return await fetcher(url, { ...init, cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  } catch (cause) {
    throw new ProviderAwayError(`no answer from ${new URL(url, location.href).host}`, { cause });
  }
}

/** Reads the discovery document of an issuer (OpenID Connect Discovery 1.0, section 4). */
export async function discoverProvider(issuer: string, fetcher: typeof fetch = fetch): Promise<ProviderMetadata> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await ask(url, {}, fetcher);
  if (!response.ok) throw new ProviderAwayError(`HTTP ${response.status}`);
  const metadata = (await response.json().catch((cause: unknown) => {
    throw new ProviderAwayError('the discovery document is not JSON', { cause });
  })) as Partial<ProviderMetadata>;
  const { authorization_endpoint, token_endpoint, end_session_endpoint } = metadata;
  if (!authorization_endpoint || !token_endpoint) throw new ProviderAwayError('the discovery document is incomplete');
  return {
    issuer,
    authorization_endpoint,
    token_endpoint,
    ...(end_session_endpoint ? { end_session_endpoint } : {}),
  };
}

/**
 * One refresh. Not keycloak-js's `updateToken`: that has no time limit, which would hold the lock of all tabs on a dead
 * connection, and it forgets the refresh token when the provider does not repeat it (RFC 6749, section 6 allows that).
 */
export async function refreshTokens(
  provider: ProviderMetadata,
  clientId: string,
  tokens: Tokens,
  fetcher: typeof fetch = fetch,
): Promise<Tokens> {
  const before = Date.now();
  const response = await ask(
    provider.token_endpoint,
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: clientId,
        refresh_token: tokens.refresh,
      }).toString(),
    },
    fetcher,
  );
  if (response.status === 400) throw new SessionOverError('the provider refused the refresh token');
  if (!response.ok) throw new ProviderAwayError(`HTTP ${response.status}`);
  try {
    const answer = (await response.json()) as { access_token: string; refresh_token?: string; id_token?: string };
    const halfway = (before + Date.now()) / 2;
    return {
      access: answer.access_token,
      refresh: answer.refresh_token ?? tokens.refresh,
      id: answer.id_token ?? tokens.id,
      timeSkew: Math.floor(halfway / 1000) - readClaims(answer.access_token).iat,
    };
  } catch (cause) {
    throw new ProviderAwayError('the answer of the provider cannot be read', { cause });
  }
}
