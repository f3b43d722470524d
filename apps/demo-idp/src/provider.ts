import { randomBytes } from 'node:crypto';
import Provider, { interactionPolicy } from 'oidc-provider';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { PostgresAdapter } from './adapter.ts';
import { createBackchannelFetch } from './backchannel.ts';
import type { Database } from './database.ts';
import { SIGNING_ALG, type IdpKeys } from './keys.ts';
import type { People } from './people.ts';
import { endHintedSession } from './logout.ts';
import type { Log } from './log.ts';
import { renderError, renderLoggedOut, renderLogoutQuestion } from './pages/message.page.ts';
import { allowPlatformRedirects } from './redirect.ts';
import type { Settings } from './settings.ts';
import { baseClaims, CONFIRMED_ACR, DEMO_ACR } from './claims.ts';

/** Seconds. The access token is short because it cannot be called back; the session lasts a working day. */
export const ACCESS_TOKEN_TTL = 5 * 60;
export const SESSION_TTL = 10 * 60 * 60;
const INTERACTION_TTL = 60 * 60;
/** Names the platform's API in requests for a token; what the token says is the audience. */
const RESOURCE = 'urn:linli:api';

export interface ProviderParts {
  settings: Settings;
  keys: IdpKeys;
  people: People;
  database: Database;
  log: Log;
}

export function createProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.settings.issuer, configurationOf(parts));
  provider.proxy = true;
  allowPlatformRedirects(provider, parts.settings.publicUrl);
  shapeRefreshTokens(provider);
  return provider;
}

function configurationOf({ settings, keys, people, database, log }: ProviderParts): Configuration {
  const policy = interactionPolicy.base();
  // Everything the one client may have is granted by itself (loadExistingGrant), so nobody is ever asked.
  policy.remove('consent');
  // A session whose account was disabled or removed in the moment it began is no log-in.
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check('account_gone', 'the account cannot log in any more', ({ oidc }) =>
        oidc.session?.accountId && !oidc.account
          ? interactionPolicy.Check.REQUEST_PROMPT
          : interactionPolicy.Check.NO_NEED_TO_PROMPT,
      ),
    );
  return {
    adapter: (model) => new PostgresAdapter(database, model),
    jwks: keys.jwks,
    clients: [
      {
        client_id: settings.clientId,
        client_name: '邻里',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${settings.publicUrl}/`],
        post_logout_redirect_uris: [`${settings.publicUrl}/`],
        id_token_signed_response_alg: SIGNING_ALG,
        backchannel_logout_uri: `${settings.publicUrl}/api/core/v1/sessions/backchannel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALG },
    acrValues: [DEMO_ACR, CONFIRMED_ACR],
    scopes: ['openid', 'profile', 'offline_access'],
    claims: {
      openid: ['sub', 'name', 'preferred_username'],
      profile: ['name', 'preferred_username'],
      acr: null,
      auth_time: null,
      iss: null,
      sid: null,
    },
    findAccount: async (_ctx, subject) => {
      const person = await people.bySubject(subject);
      if (!person || person.disabled) return undefined;
      return { accountId: subject, claims: () => ({ sub: subject, ...baseClaims(person) }) };
    },
    interactions: { policy, url: (_ctx, interaction) => `/idp/interaction/${interaction.uid}` },
    loadExistingGrant: grantEverything,
    cookies: {
      keys: keys.cookieKeys,
      names: { session: 'linli_idp', interaction: 'linli_idp_login', resume: 'linli_idp_resume' },
      long: { httpOnly: true, sameSite: 'lax', signed: true, path: '/idp' },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true },
      claimsParameter: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => {
          if (!(await endHintedSession(ctx, database))) renderLogoutQuestion(ctx, form);
        },
        postLogoutSuccessSource: (ctx) => renderLoggedOut(ctx),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'openid profile',
          audience: settings.audience,
          accessTokenTTL: ACCESS_TOKEN_TTL,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: SIGNING_ALG } },
        }),
      },
    },
    extraTokenClaims: async (ctx, token) => {
      const source = ctx.oidc.entities.AuthorizationCode ?? ctx.oidc.entities.RefreshToken;
      const person = await people.bySubject(
        'accountId' in token && typeof token.accountId === 'string' ? token.accountId : '',
      );
      if (!person) return undefined;
      return {
        ...baseClaims(person),
        azp: token.clientId,
        sid: source?.sid,
        acr: source?.acr ?? DEMO_ACR,
        auth_time: source?.authTime,
      };
    },
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    // Several tabs share one refresh token; turning it over would make them throw each other out.
    rotateRefreshToken: false,
    expiresWithSession: () => true,
    ttl: {
      AccessToken: ACCESS_TOKEN_TTL,
      AuthorizationCode: 60,
      IdToken: SESSION_TTL,
      Interaction: INTERACTION_TTL,
      RefreshToken: SESSION_TTL,
      Session: SESSION_TTL,
      // A grant must outlive every refresh token that stands on it, also one taken late in the session.
      Grant: 2 * SESSION_TTL,
    },
    renderError: (ctx, out, error) => renderError(ctx, out.error, error),
    fetch: createBackchannelFetch(settings.publicUrl, log),
  };
}

async function grantEverything(ctx: KoaContextWithOIDC) {
  const { client, session, account, provider } = ctx.oidc;
  if (!client || !session || !account) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const existing = grantId ? await provider.Grant.find(grantId) : undefined;
  if (existing && existing.accountId === account.accountId) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
  grant.addOIDCScope('openid profile offline_access');
  grant.addOIDCClaims(['sub', 'name', 'preferred_username', 'acr', 'auth_time', 'sid']);
  grant.addResourceScope(RESOURCE, 'openid profile');
  await grant.save();
  return grant;
}

/**
 * keycloak-js decodes refresh tokens as JWTs; this provider's are opaque. So an id has the shape of a JWT that says
 * nothing: what counts is the random part.
 */
function shapeRefreshTokens(provider: Provider): void {
  const payload = Buffer.from(JSON.stringify({ typ: 'Refresh' })).toString('base64url');
  Object.defineProperty(provider.RefreshToken.prototype, 'generateTokenId', {
    value: () => `r.${payload}.${randomBytes(32).toString('base64url')}`,
  });
}
