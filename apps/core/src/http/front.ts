import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { InvalidError, NotFoundError, UnavailableError } from '@linli/sdk-server';
import type { Gateway } from '../gateway/gateway.ts';
import type { PlatformService } from '../platform/platform.service.ts';
import type { PluginHost } from '../plugin/plugin-host.ts';
import { isPlainPath, takeCall, wantsPage, type Call } from './call.ts';
import { caughtUp, type PlannedChanges } from './caught-up.ts';
import { answerJson } from './data-answer.ts';
import type { IdpProxy } from './idp-proxy.ts';
import type { ProblemAnswer } from './problem-answer.ts';
import { setCommonHeaders, setDataHeaders } from './security-headers.ts';
import type { ShellFiles } from './shell-files.ts';

export interface FrontParts {
  https: boolean;
  /** Core's own API (Nest). */
  api: RequestListener;
  gateway: Gateway;
  plugins: PluginHost;
  platform: PlatformService;
  shell: ShellFiles;
  /** Null with an external identity provider. */
  idp: IdpProxy | null;
  openApi: string;
  problems: ProblemAnswer;
  plans: PlannedChanges;
}

const PLUGIN_FILE = /^\/plugins\/([a-z][a-z0-9-]*)\/([^/]+)\/(.+)$/;

/**
 * The one door of the origin. It decides by the path who answers; what runs often (gateway, files) is answered without
 * Nest, which is for core's own API.
 */
export class Front {
  constructor(private readonly parts: FrontParts) {}

  readonly listener = (req: IncomingMessage, res: ServerResponse): void => {
    const call = takeCall(req, res);
    setCommonHeaders(res, this.parts.https);
    this.answer(call).catch((error: unknown) => this.parts.problems.send(call, error));
  };

  private async answer(call: Call): Promise<void> {
    const { path } = call;
    if (!isPlainPath(path)) throw new InvalidError('core.http.bad-address');
    if (path.startsWith('/api/')) await caughtUp(this.parts.plans);
    if (path.startsWith('/api/plugins/')) return await this.parts.gateway.answer(call);
    if (path.startsWith('/api/core/')) return this.answerApi(call);
    if (path.startsWith('/plugins/')) return await this.answerPluginFile(call);
    if (path.startsWith('/idp/')) return await this.answerIdp(call);
    if (path.startsWith('/api/')) throw new NotFoundError('core.http.no-route');
    if (call.method !== 'GET' && call.method !== 'HEAD') throw new NotFoundError('core.http.no-route');
    if (path === '/shell/registry.json') return answerJson(call, this.parts.plugins.registryText());
    if (path === '/healthz') return answerState(call, 200, { status: 'ok' });
    if (path === '/readyz') return await this.answerReady(call);
    await this.answerShell(call);
  }

  private answerApi(call: Call): void {
    if (call.path === '/api/core/v1/openapi.json' && call.method === 'GET') return answerJson(call, this.parts.openApi);
    setDataHeaders(call.res);
    this.parts.api(call.req, call.res);
  }

  private async answerPluginFile(call: Call): Promise<void> {
    const [, id = '', version = '', name = ''] = PLUGIN_FILE.exec(call.path) ?? [];
    const plugin = this.parts.plugins.find(id);
    const file = plugin?.version === version ? plugin.bundle?.files.get(name) : undefined;
    if (!file || (call.method !== 'GET' && call.method !== 'HEAD')) throw new NotFoundError('core.http.no-route');
    setDataHeaders(call.res);
    await file.answer(call);
  }

  private async answerIdp(call: Call): Promise<void> {
    if (!this.parts.idp) throw new NotFoundError('core.http.no-route');
    await this.parts.idp.answer(call);
  }

  private async answerReady(call: Call): Promise<void> {
    const readiness = await this.parts.platform.readiness();
    answerState(call, readiness.status === 'ok' ? 200 : 503, readiness);
  }

  private async answerShell(call: Call): Promise<void> {
    if (await this.parts.shell.answerFile(call)) return;
    if (!wantsPage(call)) throw new NotFoundError('core.http.no-route');
    if (!(await this.parts.shell.answerPage(call))) throw new UnavailableError('core.shell.not-built');
  }
}

function answerState({ res, method }: Call, status: number, state: object): void {
  const body = Buffer.from(JSON.stringify(state));
  setDataHeaders(res);
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length });
  res.end(method === 'HEAD' ? undefined : body);
}
