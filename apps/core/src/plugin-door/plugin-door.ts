import { verify, type KeyObject } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { CONTEXT_HEADER, CONTEXT_ISSUER, contextClaimsSchema, type ContextClaims } from '@linli/contracts';
import { InvalidError, NotFoundError, UnauthenticatedError } from '@linli/sdk-server';
import type { ScopeSets } from '../gateway/scope-sets.ts';
import type { SessionHandles } from '../gateway/session-handles.ts';
import { isPlainPath, takeCall, type Call } from '../http/call.ts';
import { caughtUp, type PlannedChanges } from '../http/caught-up.ts';
import type { ProblemAnswer } from '../http/problem-answer.ts';
import { setDataHeaders } from '../http/security-headers.ts';
import type { BearerClaims } from '../identity/user-token.ts';
import type { JobContexts } from './job-contexts.ts';
import type { PluginCalls } from './plugin-calls.ts';
import { provenPlugin } from './plugin-credential.ts';

const TOKEN = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;
const SCOPES = /^\/context\/scopes\/([A-Za-z0-9_-]{43})$/;
const JOB = /^\/context\/jobs\/([a-z][a-z0-9-]{0,63})$/;

export interface PluginDoorParts {
  socketPath: string;
  masterKey: string;
  /** Public half of the key that contexts are signed with. */
  contextKey: KeyObject;
  sets: ScopeSets;
  sessions: SessionHandles;
  isEnded(claims: BearerClaims): boolean;
  calls: PluginCalls;
  jobs: JobContexts;
  /** Core's own API. */
  api: RequestListener;
  problems: ProblemAnswer;
  plans: PlannedChanges;
}

/**
 * Core's door for plugins: a Unix socket of its own beside theirs. Each call proves which plugin asks, and brings the context
 * that it asks in; the public door knows neither of the two.
 */
export class PluginDoor {
  private readonly server: http.Server;

  constructor(private readonly parts: PluginDoorParts) {
    const limits = { headersTimeout: 20_000, requestTimeout: 60_000 };
    this.server = http.createServer(limits, (req, res) => this.listener(req, res));
  }

  async open(): Promise<void> {
    const { socketPath } = this.parts;
    rmSync(socketPath, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(socketPath, resolve);
    });
    chmodSync(socketPath, 0o600);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private listener(req: IncomingMessage, res: ServerResponse): void {
    const { authorization } = req.headers;
    const context = req.headers[CONTEXT_HEADER];
    // From here on it is a request like any other: what only the platform may say is gone.
    const call = takeCall(req, res);
    delete req.headers.authorization;
    delete req.headers.cookie;
    this.answer(call, authorization, typeof context === 'string' ? context : undefined).catch((error: unknown) =>
      this.parts.problems.send(call, error),
    );
  }

  private async answer(call: Call, authorization: string | undefined, token: string | undefined): Promise<void> {
    const { parts } = this;
    if (!isPlainPath(call.path)) throw new InvalidError('core.http.bad-address');
    const plugin = provenPlugin(parts.masterKey, authorization);
    if (plugin === undefined) throw new UnauthenticatedError('core.context.not-a-plugin');
    const [, digest] = SCOPES.exec(call.path) ?? [];
    if (digest !== undefined && call.method === 'GET') return this.answerScopes(call, digest);
    const [, job] = JOB.exec(call.path) ?? [];
    if (job !== undefined && call.method === 'POST') {
      return answerText(call, 201, JSON.stringify({ token: await parts.jobs.mint(plugin, job) }));
    }
    if (!call.path.startsWith('/api/core/v1/')) throw new NotFoundError('core.http.no-route');
    const claims = this.claimsOf(token, plugin);
    this.checkSession(claims);
    await caughtUp(parts.plans);
    parts.calls.note(call.req, { pluginId: plugin, claims });
    setDataHeaders(call.res);
    parts.api(call.req, call.res);
  }

  private answerScopes(call: Call, digest: string): void {
    const text = this.parts.sets.find(digest);
    if (text === undefined) throw new NotFoundError('core.http.not-found');
    answerText(call, 200, text);
  }

  /** A context that core signed for exactly this plugin, and that has not expired. */
  private claimsOf(token: string | undefined, plugin: string): ContextClaims {
    const [, head, body, signature] = TOKEN.exec(token ?? '') ?? [];
    if (head === undefined || body === undefined || signature === undefined) {
      throw new UnauthenticatedError('core.context.missing');
    }
    const signed = Buffer.from(`${head}.${body}`);
    const isOurs = verify(null, signed, this.parts.contextKey, Buffer.from(signature, 'base64url'));
    const claims = isOurs ? readClaims(body) : undefined;
    if (claims?.iss !== CONTEXT_ISSUER || claims.aud !== plugin || claims.exp * 1000 <= Date.now()) {
      throw new UnauthenticatedError('core.context.invalid');
    }
    return claims;
  }

  /** In a user's name only while the session goes on that the context was made in. */
  private checkSession({ job, ses }: ContextClaims): void {
    if (job !== undefined) return;
    const session = ses === undefined ? undefined : this.parts.sessions.find(ses);
    if (!session || this.parts.isEnded(session)) throw new UnauthenticatedError('core.identity.session-ended');
  }
}

function readClaims(body: string): ContextClaims | undefined {
  return contextClaimsSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString())).data;
}

function answerText({ res }: Call, status: number, text: string): void {
  const body = Buffer.from(text);
  setDataHeaders(res);
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length });
  res.end(body);
}
