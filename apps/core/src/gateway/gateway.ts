import type { IncomingHttpHeaders } from 'node:http';
import { CONTEXT_HEADER, DEADLINE_HEADER, REQUEST_ID_HEADER } from '@linli/contracts';
import {
  DeadlineError,
  ForbiddenError,
  NotFoundError,
  TooLargeError,
  UnavailableError,
  localeOf,
  PlatformError,
} from '@linli/sdk-server';
import type { AccountAccess } from '../access/account-access.ts';
import { withoutLink } from '../attachment/attachment-links.ts';
import type { Call } from '../http/call.ts';
import { answerJson } from '../http/data-answer.ts';
import { ClientGoneError, forward, NoAnswerInTimeError } from '../http/forward.ts';
import { endToEnd } from '../http/hop-headers.ts';
import { BodyCutOffError, BodyTooLargeError, bodyOf } from '../http/request-body.ts';
import type { Authenticated, IdentityService } from '../identity/identity.service.ts';
import { requireStepUp } from '../identity/step-up.ts';
import type { HostedPlugin } from '../plugin/hosted-plugin.ts';
import type { PluginHost } from '../plugin/plugin-host.ts';
import { mintContextToken, TOKEN_REUSE_MS, type ContextKeys } from './context-token.ts';
import type { PluginRoute } from './route-table.ts';
import type { ScopeSets } from './scope-sets.ts';
import type { SessionHandles } from './session-handles.ts';

const ADDRESS = /^\/api\/plugins\/([a-z][a-z0-9-]{1,31})(\/v1\/.*)$/;

/** How long a file may take to come or go, in milliseconds. */
const FILE_MS = 170_000;

/** What a plugin may not say in the name of the origin. */
const NOT_FROM_PLUGINS =
  /^(set-cookie|clear-site-data|service-worker-allowed|strict-transport-security|content-security-policy.*|access-control-.*|x-linli-.*|x-request-id|x-content-type-options|referrer-policy|server|x-powered-by|date)$/;

/** What a plugin is not to see: the user's own token and cookies, and what only the gateway may say. */
function isNotForPlugins(name: string): boolean {
  return (
    name === 'authorization' ||
    name === 'cookie' ||
    name === 'host' ||
    name === 'content-length' ||
    name === 'forwarded' ||
    name.startsWith('x-linli-') ||
    name.startsWith('x-forwarded-')
  );
}

/**
 * `/api/plugins/<id>/v1/…` → the plugin's process. Checks the user once and sends a signed context instead of the user's
 * token; bounds body, time and concurrency; says which plugin is away and why when it cannot pass a request on.
 */
export class Gateway {
  constructor(
    private readonly identity: IdentityService,
    private readonly plugins: PluginHost,
    private readonly keys: ContextKeys,
    private readonly sets: ScopeSets,
    private readonly sessions: SessionHandles,
  ) {}

  async answer(call: Call): Promise<void> {
    const [, id = '', path = ''] = ADDRESS.exec(call.path) ?? [];
    const plugin = this.plugins.find(id);
    if (!plugin) throw new NotFoundError('core.plugin.unknown', { params: { plugin: id } });
    if (path === '/v1/openapi.json' && plugin.openApi) return answerJson(call, plugin.openApi);
    const asker = await this.identity.authenticateRequest(call.req);
    if (!plugin.routes) throw this.away(plugin, call);
    if (call.method === 'OPTIONS') return answerMethods(call, plugin.routes.methodsOf(path));
    const route = plugin.routes.find(call.method, path);
    if (!route) throw new NotFoundError('core.http.no-route');
    const acting = route.permissions[0];
    const access = asker.access;
    if (acting !== undefined && !access.holds(acting)) {
      throw new ForbiddenError('core.access.not-held', { params: { permission: acting } });
    }
    if (plugin.state !== 'running') throw this.away(plugin, call);
    requireStepUp(asker.claims, plugin.stepUpOf(acting));
    await this.pass(
      call,
      plugin,
      { path, ...limitsOf(plugin, route) },
      access.accountId,
      this.contextFor(plugin, route, asker, access),
    );
  }

  private async pass(
    call: Call,
    plugin: HostedPlugin,
    { path, bodyKb, timeoutMs }: { path: string; bodyKb: number; timeoutMs: number },
    accountId: string,
    context: string,
  ): Promise<void> {
    const { req, res } = call;
    const deadline = Date.now() + timeoutMs;
    const headers = endToEnd(req.headers, isNotForPlugins);
    headers[CONTEXT_HEADER] = context;
    headers[DEADLINE_HEADER] = String(deadline);
    headers[REQUEST_ID_HEADER] = call.requestId;
    let leave: (() => void) | null = null;
    try {
      const body = call.method === 'GET' || call.method === 'HEAD' ? null : await bodyOf(req, bodyKb * 1024);
      leave = plugin.places.take(accountId);
      if (!leave) throw new UnavailableError('core.plugin.busy', { retryAfter: 1, params: this.named(plugin, call) });
      if (Buffer.isBuffer(body)) headers['content-length'] = String(body.length);
      else if (body && req.headers['content-length']) headers['content-length'] = req.headers['content-length'];
      const { dispatcher, origin } = plugin;
      await forward(res, {
        dispatcher,
        origin,
        method: call.method,
        path: path + withoutLink(call.query),
        headers,
        body,
        deadline,
        answerHeaders,
      });
    } catch (error) {
      throw this.inWords(error, call, plugin, bodyKb);
    } finally {
      leave?.();
    }
  }

  private contextFor(plugin: HostedPlugin, route: PluginRoute, asker: Authenticated, access: AccountAccess): string {
    const { acr, auth_time: authTime } = asker.claims;
    const session = this.sessions.of(asker.claims);
    const key = `${plugin.id} ${acr ?? ''} ${authTime ?? ''} ${session} ${route.permissions.join()}`;
    return access.remembered(key, TOKEN_REUSE_MS, () => {
      const asked = [...new Set([...route.permissions, ...plugin.readPermissions])];
      const held = new Map(asked.map((id) => [id, access.anchorsOf(id)] as const));
      const organisations = new Map(
        asked.map((id) => [id, access.organisationsOf(id).map((each) => each.id)] as const),
      );
      const lent = asked.filter((id) => access.isLent(id));
      const { accountId, displayName: name, version } = access;
      const [act = ''] = route.permissions;
      const used = access.usedFor(act);
      const subject = { accountId, name, version, acr, authTime, act, used, organisations, lent, session };
      return mintContextToken(this.keys, plugin.id, subject, held, this.sets);
    });
  }

  private inWords(error: unknown, call: Call, plugin: HostedPlugin, bodyKb: number): unknown {
    if (error instanceof ClientGoneError || error instanceof BodyCutOffError) return error;
    if (error instanceof BodyTooLargeError) return new TooLargeError('core.http.too-large', { params: { kb: bodyKb } });
    if (error instanceof NoAnswerInTimeError) {
      return new DeadlineError('core.plugin.too-slow', {
        retryAfter: 1,
        params: this.named(plugin, call),
        cause: error,
      });
    }
    // What is left without words of its own comes from the connection to the process.
    return error instanceof PlatformError ? error : this.away(plugin, call, error);
  }

  private away(plugin: HostedPlugin, call: Call, cause?: unknown): PlatformError {
    return new UnavailableError('core.plugin.unavailable', {
      retryAfter: 1,
      params: { ...this.named(plugin, call), reason: plugin.reasonIn(localeOf(call.req.headers['accept-language'])) },
      cause,
    });
  }

  private named(plugin: HostedPlugin, call: Call): { plugin: string; name: string } {
    return { plugin: plugin.id, name: plugin.nameIn(localeOf(call.req.headers['accept-language'])) };
  }
}

/** A file over a phone's network takes longer than a question; less than the server itself gives a request. */
function limitsOf({ limits }: HostedPlugin, { carriesFile }: PluginRoute): { bodyKb: number; timeoutMs: number } {
  const { bodyKb, uploadKb = bodyKb, timeoutMs } = limits;
  return carriesFile ? { bodyKb: uploadKb, timeoutMs: Math.max(timeoutMs, FILE_MS) } : { bodyKb, timeoutMs };
}

function answerMethods({ res }: Call, methods: string[]): void {
  if (methods.length === 0) throw new NotFoundError('core.http.no-route');
  res.writeHead(204, { Allow: [...methods, 'OPTIONS'].join(', ') }).end();
}

function answerHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept = endToEnd(headers, (name) => NOT_FROM_PLUGINS.test(name));
  kept['cache-control'] ??= 'no-store';
  kept['content-security-policy'] = "default-src 'none'; frame-ancestors 'none'; sandbox";
  return kept;
}
