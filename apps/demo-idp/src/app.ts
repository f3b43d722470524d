import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context, Next } from 'koa';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { Accounts } from './accounts.ts';
import { accountsDoor } from './accounts-door.ts';
import { failuresDoor } from './failures.ts';
import { loginPage } from './interaction.ts';
import { endHintedSession } from './logout.ts';
import { errorFacts } from './log.ts';
import { operatorDoor } from './operator.ts';
import type { Door } from './operator-http.ts';
import { pinOrigin } from './origin.ts';
import { ASSETS, setSecurityHeaders } from './pages/layout.ts';
import { renderError } from './pages/message.page.ts';
import { PasswordChange } from './password-change.ts';
import { PasswordLogIn } from './password-log-in.ts';
import { People } from './people.ts';
import { createProvider, type ProviderParts } from './provider.ts';
import type { Staff } from './staff.ts';

const PREFIX = '/idp';

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

/** The whole surface of the process: the provider below `/idp/`, the operator's door, and whether it is alive. */
export function createApp(parts: Omit<ProviderParts, 'people'> & { staff: Staff }): Handler {
  const { settings, staff, database, log } = parts;
  const people = new People(staff, database);
  const accounts = new Accounts(database);
  const provider = createProvider({ ...parts, people });
  provider.on('server_error', (_ctx, error) => log.warn('a request failed', errorFacts(error)));
  provider.on('backchannel.error', (_ctx, error) => log.warn('core refused the log-out message', errorFacts(error)));
  const note = (_ctx: unknown, error: Error) => log.info('a request was refused', errorFacts(error));
  provider.on('authorization.error', note);
  provider.on('grant.error', note);
  provider.on('end_session.error', note);
  provider.on('end_session_confirm.error', note);
  provider.use(pages(staff.topUnitName));
  provider.use(errorsAsPages);
  provider.use(endSessionWithoutCookie(parts));
  const logIn = new PasswordLogIn(people, accounts, database);
  const change = new PasswordChange(people, accounts, database);
  provider.use(loginPage(provider, { settings, staff, database, people, logIn, change }));
  const serveProvider = provider.callback();
  const doors: Record<string, Door> = {
    token: operatorDoor(settings, parts.keys, staff),
    failures: failuresDoor(database),
    accounts: accountsDoor({ staff, people, accounts }),
  };

  return (req, res) => {
    const url = req.url ?? '/';
    const door = doorOf(url, doors);
    if (url.startsWith(`${PREFIX}/`)) {
      pinOrigin(req, settings.publicUrl);
      // The provider is mounted below a path: it learns of it from the difference of the two.
      Object.assign(req, { originalUrl: url, url: url.slice(PREFIX.length) });
      void serveProvider(req, res);
    } else if (door) {
      door(req, res).catch((error: unknown) => {
        log.warn('the operator door failed', errorFacts(error));
        res.writeHead(500, { 'content-type': 'application/json' }).end('{"error":"server_error"}');
      });
    } else if (url === '/healthz') {
      res.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}');
    } else {
      res.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not_found"}');
    }
  };
}

/** The operator's door that a path leads to, by its second step. */
function doorOf(url: string, doors: Record<string, Door>): Door | undefined {
  const name = /^\/operator\/([a-z]+)(?=[/?]|$)/.exec(url)?.[1] ?? '';
  return Object.hasOwn(doors, name) ? doors[name] : undefined;
}

/** Headers for every answer, and the files that pages refer to. */
function pages(districtName: string) {
  return async (ctx: Context, next: Next): Promise<void> => {
    ctx.state['districtName'] = districtName;
    setSecurityHeaders(ctx);
    const asset = ASSETS.get(ctx.path);
    if (!asset) {
      await next();
      if (ctx.status === 503) ctx.set('retry-after', '2');
      return;
    }
    ctx.type = asset.type;
    ctx.set('cache-control', 'public, max-age=31536000, immutable');
    ctx.body = asset.body;
  };
}

/** What goes wrong outside the provider's own routes gets the same pages. */
async function errorsAsPages(ctx: Context, next: Next): Promise<void> {
  try {
    await next();
    if (ctx.status === 404 && ctx.body === undefined && ctx.accepts('json', 'html') === 'html') {
      ctx.status = 404;
      renderError(ctx, 'not_found', new Error('not_found'));
    }
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    const status = 'statusCode' in failure && typeof failure.statusCode === 'number' ? failure.statusCode : 500;
    if (status >= 500) ctx.app.emit('server_error', ctx, failure);
    ctx.status = status;
    renderError(ctx, 'error' in failure && typeof failure.error === 'string' ? failure.error : 'server_error', failure);
  }
}

/** The provider asks for no confirmation when the browser brings no session; the ID token may still name one. */
function endSessionWithoutCookie({ database }: Pick<ProviderParts, 'database'>) {
  return async (ctx: Context, next: Next): Promise<void> => {
    await next();
    if (!('oidc' in ctx)) return;
    const withProvider = ctx as unknown as KoaContextWithOIDC;
    if (withProvider.oidc.route !== 'end_session' || withProvider.status !== 200) return;
    if (withProvider.oidc.session?.accountId) return;
    await endHintedSession(withProvider, database);
  };
}
