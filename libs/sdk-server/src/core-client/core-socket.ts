import http from 'node:http';
import {
  CONTEXT_HEADER,
  IDEMPOTENCY_HEADER,
  PLUGIN_AUTHORIZATION,
  REQUEST_ID_HEADER,
  problemSchema,
} from '@linli/contracts';
import type { Problem } from '@linli/contracts';
import {
  ConflictError,
  ForbiddenError,
  InvalidError,
  NotFoundError,
  TooManyError,
  UnauthenticatedError,
  UnavailableError,
} from '../errors.ts';
import type { PlatformError } from '../errors.ts';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 16 * 1024 * 1024;

export interface CoreAsk {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With its query. */
  path: string;
  body?: unknown;
  /** In whose name; without one only what is the plugin's own can be asked. */
  token?: string | undefined;
  requestId?: string | undefined;
  locale?: string | undefined;
  /** Makes a POST repeatable. */
  key?: string | undefined;
}

/** Core's own door for plugins: a Unix socket, and the plugin's credential with every call. */
export class CoreSocket {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

  constructor(
    private readonly socketPath: string,
    private readonly pluginId: string,
    private readonly credential: string,
  ) {}

  /** @throws PlatformError with core's own code when core refuses, UnavailableError when it is away. */
  async send(ask: CoreAsk): Promise<{ status: number; text: string }> {
    const answer = await this.exchange(ask).catch((cause: unknown) => {
      throw new UnavailableError('core.call.unavailable', { retryAfter: 1, cause });
    });
    if (answer.status >= 400) throw refusalOf(answer);
    return answer;
  }

  close(): void {
    this.agent.destroy();
  }

  private exchange({
    method,
    path,
    body,
    token,
    requestId,
    locale,
    key,
  }: CoreAsk): Promise<{ status: number; text: string }> {
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers: http.OutgoingHttpHeaders = {
      authorization: `${PLUGIN_AUTHORIZATION} ${this.pluginId}.${this.credential}`,
    };
    if (token !== undefined) headers[CONTEXT_HEADER] = token;
    if (requestId !== undefined) headers[REQUEST_ID_HEADER] = requestId;
    if (locale !== undefined) headers['accept-language'] = locale;
    if (key !== undefined) headers[IDEMPOTENCY_HEADER] = key;
    if (content) Object.assign(headers, { 'content-type': 'application/json', 'content-length': content.length });
    return new Promise((resolve, reject) => {
      const request = http.request(
        { socketPath: this.socketPath, path, method, headers, agent: this.agent, timeout: TIMEOUT_MS },
        (response) => {
          const chunks: Buffer[] = [];
          let size = 0;
          response.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size > MAX_BYTES) response.destroy(new Error('core answered more than a plugin can take'));
            else chunks.push(chunk);
          });
          response.on('error', reject);
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 500, text: Buffer.concat(chunks).toString() }),
          );
        },
      );
      request.on('timeout', () => request.destroy(new Error(`core did not answer within ${TIMEOUT_MS} ms`)));
      request.on('error', reject);
      request.end(content);
    });
  }
}

/** Core's refusal as an error of the plugin's own: the same code, facts and fields, so that whoever asked reads the same words. */
function refusalOf({ status, text }: { status: number; text: string }): PlatformError {
  const problem = problemIn(text);
  const code = problem?.code ?? 'core.call.unexpected';
  const details = {
    ...(problem ? { words: { title: problem.title, remedy: problem.remedy } } : {}),
    ...(problem?.params ? { params: problem.params } : {}),
    ...(problem?.errors ? { errors: problem.errors } : {}),
  };
  switch (status) {
    case 401:
      return new UnauthenticatedError(code, details);
    case 403:
      return new ForbiddenError(code, details);
    case 404:
      return new NotFoundError(code, details);
    case 409:
      return new ConflictError(code, details);
    case 429:
      return new TooManyError(code, details);
    default:
      return status >= 500
        ? new UnavailableError(code, { ...details, retryAfter: 1 })
        : new InvalidError(code, details);
  }
}

function problemIn(text: string): Problem | undefined {
  try {
    return problemSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
