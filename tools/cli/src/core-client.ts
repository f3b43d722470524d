import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { importJWK, SignJWT } from 'jose';
import { problemSchema, type Problem } from '@linli/contracts';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadOrCreateEd25519 } from '@linli/sdk-server/keys';
import { CliError, EXIT } from './terminal/cli.errors.ts';
import { locale, t } from './terminal/texts.ts';

export interface CoreRequest {
  method: string;
  path: string;
  token?: string;
  body?: unknown;
  /** A stream is made anew for each try. */
  raw?: { type: string; text: string | Buffer | (() => Readable) };
  /** Idempotency-Key of a POST that creates; with one, a call that got no answer is sent again. */
  key?: string;
}

/** An answer that is no success. */
export class CoreProblemError extends CliError {
  readonly problem: Problem;

  constructor(problem: Problem) {
    const unwell = problem.status >= 500;
    super(
      unwell ? EXIT.unhealthy : EXIT.badInput,
      [problem.title, problem.detail, problem.remedy].filter(Boolean).join(' '),
    );
    this.name = 'CoreProblemError';
    this.problem = problem;
  }
}

const readinessSchema = z.object({ status: z.string(), database: z.boolean(), identity: z.boolean() });
type Readiness = z.infer<typeof readinessSchema>;

const RETRIED = new Set([502, 503, 504]);
const TRIES = 20;

/** Calls the API of the instance on this machine. */
export class CoreClient {
  private readonly url: string;
  private readonly agent: Agent;

  /** @param url address on this machine; its certificate may be a self-signed one, and nobody stands in between */
  constructor(url: string) {
    this.url = url;
    this.agent = new Agent({ connect: { rejectUnauthorized: false }, headersTimeout: 120_000, bodyTimeout: 120_000 });
  }

  async isWell(path: string): Promise<boolean> {
    try {
      const { statusCode, body } = await request(`${this.url}${path}`, {
        dispatcher: this.agent,
        headersTimeout: 3000,
      });
      await body.dump();
      return statusCode === 200;
    } catch {
      return false; // not listening yet
    }
  }

  /** What `/readyz` says, also when it says that something is missing; undefined before core listens. */
  async readiness(): Promise<Readiness | undefined> {
    try {
      const { body } = await request(`${this.url}/readyz`, { dispatcher: this.agent, headersTimeout: 10_000 });
      return readinessSchema.safeParse(parseJson(await body.text())).data;
    } catch {
      return undefined; // not listening yet
    }
  }

  async call<T>(asked: CoreRequest): Promise<T> {
    const repeatable = asked.method === 'GET' || asked.key !== undefined;
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.send(asked);
        if (answer.status < 300) return answer.json as T;
        const problem = problemOf(answer);
        if (!repeatable || !RETRIED.has(answer.status) || attempt >= TRIES) throw new CoreProblemError(problem);
      } catch (error) {
        if (error instanceof CliError || !repeatable || attempt >= TRIES) throw error;
      }
      await sleep(Math.min(100 * attempt, 1000));
    }
  }

  /** The bytes that a GET answers, as they come. */
  async download(path: string, token: string): Promise<Readable> {
    const headers = { authorization: `Bearer ${token}`, 'accept-language': locale };
    const answer = await request(`${this.url}${path}`, { headers, dispatcher: this.agent });
    if (answer.statusCode === 200) return answer.body;
    throw new CoreProblemError(problemOf({ status: answer.statusCode, json: parseJson(await answer.body.text()) }));
  }

  private async send({ method, path, token, body, raw, key }: CoreRequest): Promise<{ status: number; json: unknown }> {
    const given = typeof raw?.text === 'function' ? raw.text() : raw?.text;
    const content = given ?? (body === undefined ? undefined : JSON.stringify(body));
    const headers: Record<string, string> = { accept: 'application/json', 'accept-language': locale };
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (key) headers['idempotency-key'] = key;
    if (content !== undefined) headers['content-type'] = raw?.type ?? 'application/json';
    const answer = await request(`${this.url}${path}`, { method, headers, body: content, dispatcher: this.agent });
    const text = await answer.body.text();
    return { status: answer.statusCode, json: parseJson(text) };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // an answer that is no JSON becomes a problem by its status
  }
}

function problemOf({ status, json }: { status: number; json: unknown }): Problem {
  const parsed = problemSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  return {
    type: 'about:blank',
    title: t('core.unexpectedAnswer', { status }),
    status,
    code: 'cli.unexpected-answer',
    traceId: '-',
  };
}

/** A token of the built-in account *operator*, which whoever may read the installation's keys may use. Lives a minute. */
export async function operatorToken(home: string): Promise<string> {
  const jwk = await loadOrCreateEd25519(join(home, 'keys/operator.jwk.json'));
  return new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', kid: 'operator' })
    .setIssuer('linli-operator')
    .setAudience('linli')
    .setSubject('operator')
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(jwk, 'EdDSA'));
}

/** An access token of a demo account, from the embedded provider's door for operators. */
export async function demoToken(socketDir: string, username: string, confirmed = false): Promise<string> {
  const agent = new Agent({ connect: { socketPath: join(socketDir, 'idp.sock') } });
  try {
    const answer = await request('http://idp/operator/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': locale },
      body: JSON.stringify({ username, confirmed }),
      dispatcher: agent,
    });
    const json = parseJson(await answer.body.text()) as
      { access_token?: string; title?: string; error_description?: string } | undefined;
    if (answer.statusCode === 200 && json?.access_token) return json.access_token;
    const unknownUser = answer.statusCode === 404 || answer.statusCode === 400;
    throw new CliError(
      unknownUser ? EXIT.badInput : EXIT.unhealthy,
      unknownUser
        ? t('token.unknownUser', { username })
        : (json?.title ?? json?.error_description ?? t('core.unexpectedAnswer', { status: answer.statusCode })),
    );
  } finally {
    await agent.close();
  }
}
