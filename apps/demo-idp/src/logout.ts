import type { KoaContextWithOIDC } from 'oidc-provider';
import type Provider from 'oidc-provider';
import type { Database } from './database.ts';

type Session = InstanceType<Provider['Session']>;

/**
 * Ends the session that the request's ID token names, at once and without a question: the token is signed by us, was
 * given to the platform's page only, and says by `sid` which session is meant. It does so even when the browser no longer
 * has the session's cookie, or has another session by now. Returns false when there is no such token.
 */
export async function endHintedSession(ctx: KoaContextWithOIDC, database: Database): Promise<boolean> {
  const { provider, session: current, params } = ctx.oidc;
  const hint = ctx.oidc.entities.IdTokenHint?.payload;
  const client = ctx.oidc.client;
  const sid = hint?.['sid'];
  if (!hint || !client || typeof sid !== 'string') return false;
  if (current?.accountId && current.sidFor(client.clientId) === sid) {
    await endSession(ctx, current, sid);
    ctx.cookies.set(provider.cookieName('session'), null, { path: '/idp', signed: true });
  } else {
    const other = await findBySid(provider, database, client.clientId, sid);
    if (other) await endSession(ctx, other, sid);
  }
  const target = new URL(
    typeof params?.['post_logout_redirect_uri'] === 'string'
      ? params['post_logout_redirect_uri']
      : ctx.oidc.urlFor('end_session_success'),
  );
  if (typeof params?.['state'] === 'string') target.searchParams.set('state', params['state']);
  ctx.status = 303;
  ctx.redirect(target.href);
  return true;
}

async function endSession(ctx: KoaContextWithOIDC, session: Session, sid: string): Promise<void> {
  const { provider, client } = ctx.oidc;
  const grantId = client && session.grantIdFor(client.clientId);
  // First what cannot fail by itself later: without the session no refresh token of it is found any more.
  await session.destroy();
  if (grantId) {
    await provider.RefreshToken.revokeByGrantId(grantId);
    await provider.AuthorizationCode.revokeByGrantId(grantId);
    await provider.Grant.adapter.destroy(grantId);
  }
  if (client && session.accountId && tellsOfLogout(client)) await client.backchannelLogout(session.accountId, sid);
}

/** The published types leave out the method by which a client is told of a log-out. */
function tellsOfLogout(client: object): client is { backchannelLogout(subject: string, sid: string): Promise<void> } {
  return 'backchannelLogout' in client;
}

async function findBySid(
  provider: Provider,
  database: Database,
  clientId: string,
  sid: string,
): Promise<Session | undefined> {
  const rows = await database.query(
    `SELECT id FROM idp.entry WHERE model = 'Session' AND payload -> 'authorizations' -> $1 ->> 'sid' = $2`,
    [clientId, sid],
  );
  const id = rows[0]?.['id'];
  return typeof id === 'string' ? provider.Session.find(id) : undefined;
}
