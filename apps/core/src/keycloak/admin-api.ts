import { request, type Dispatcher } from 'undici';

const TIMEOUT_MS = 15_000;
/** A token is asked for anew this long before it ends. */
const EARLY_MS = 10_000;

/** Keycloak does not answer, or answers that it cannot just now. */
export class KeycloakAwayError extends Error {
  override readonly name = 'KeycloakAwayError';
}

/** Keycloak refused: wrong credentials, missing rights, or something it does not accept. */
export class KeycloakRefusedError extends Error {
  override readonly name = 'KeycloakRefusedError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** How somebody proves at the token endpoint who they are. */
export interface Credentials {
  /** Realm that the credentials belong to. */
  realm: string;
  /** Made anew for each token: an assertion is good for a minute. */
  parameters(tokenUrl: string): Promise<Record<string, string>>;
}

/** A person who looks after Keycloak. Used for one command and kept nowhere. */
export function passwordCredentials(username: string, password: string): Credentials {
  return {
    realm: 'master',
    parameters: () => Promise.resolve({ grant_type: 'password', client_id: 'admin-cli', username, password }),
  };
}

interface Exchange {
  method: Dispatcher.HttpMethod;
  headers: Record<string, string>;
  body?: string | undefined;
}

interface Answer {
  status: number;
  json: unknown;
  /** Last part of the header Location. */
  id: string;
}

/** Talks to Keycloak's admin API, and counts what it changes. */
export class AdminApi {
  readonly baseUrl: string;
  /** How many requests changed something. */
  writes = 0;
  private readonly credentials: Credentials;
  private readonly timeoutMs: number;
  private token: { value: string; goodUntil: number } | undefined;

  /** @param baseUrl address of the server, without `/realms/…` */
  constructor(baseUrl: string, credentials: Credentials, timeoutMs = TIMEOUT_MS) {
    this.baseUrl = baseUrl.replace(/\/$/, '');
    this.credentials = credentials;
    this.timeoutMs = timeoutMs;
  }

  /** The answer's JSON; undefined where there is no such thing (404). */
  async find<T>(path: string): Promise<T | undefined> {
    try {
      return await this.get<T>(path);
    } catch (error) {
      if (error instanceof KeycloakRefusedError && error.status === 404) return undefined;
      throw error;
    }
  }

  async get<T>(path: string): Promise<T> {
    return (await this.send('GET', path)).json as T;
  }

  /** Answers the id of what was made, which Keycloak names in the header Location. */
  async post(path: string, body?: unknown): Promise<string> {
    return (await this.write('POST', path, body)).id;
  }

  async put(path: string, body?: unknown): Promise<void> {
    await this.write('PUT', path, body);
  }

  async delete(path: string, body?: unknown): Promise<void> {
    await this.write('DELETE', path, body);
  }

  private async write(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown) {
    this.writes += 1;
    return await this.send(method, path, body);
  }

  private async send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    again = false,
  ): Promise<Answer> {
    const answer = await this.exchange(`${this.baseUrl}/admin/realms/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.accessToken()}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    // The token was made before the rights were given, or the realm's keys were turned over.
    if (answer.status === 401 && !again) {
      this.token = undefined;
      return await this.send(method, path, body, true);
    }
    if (answer.status >= 300) throw refusal(answer, `${method} ${path}`);
    return answer;
  }

  private async accessToken(): Promise<string> {
    if (this.token && this.token.goodUntil > Date.now()) return this.token.value;
    const url = `${this.baseUrl}/realms/${this.credentials.realm}/protocol/openid-connect/token`;
    const answer = await this.exchange(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(await this.credentials.parameters(url)).toString(),
    });
    if (answer.status !== 200) throw refusal(answer, 'log-in');
    const { access_token: value, expires_in: seconds } = answer.json as { access_token: string; expires_in: number };
    this.token = { value, goodUntil: Date.now() + seconds * 1000 - EARLY_MS };
    return value;
  }

  private async exchange(url: string, options: Exchange): Promise<Answer> {
    try {
      const { statusCode, headers, body } = await request(url, {
        method: options.method,
        headers: options.headers,
        body: options.body ?? null,
        headersTimeout: this.timeoutMs,
        bodyTimeout: this.timeoutMs,
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      const text = await body.text();
      if (statusCode >= 502 && statusCode <= 504) throw new KeycloakAwayError(`Keycloak answered ${statusCode}`);
      const location = headers['location'];
      return {
        status: statusCode,
        json: parse(text),
        id: (Array.isArray(location) ? location[0] : location)?.split('/').at(-1) ?? '',
      };
    } catch (cause) {
      if (cause instanceof KeycloakAwayError) throw cause;
      throw new KeycloakAwayError(`Keycloak at ${this.baseUrl} does not answer`, { cause });
    }
  }
}

function refusal({ status, json }: Answer, what: string): Error {
  const { error_description, errorMessage, error } = (json ?? {}) as Record<string, string | undefined>;
  return new KeycloakRefusedError(
    status,
    `${what}: ${status} ${error_description ?? errorMessage ?? error ?? ''}`.trim(),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An empty answer, or a page of a proxy: the status says what happened.
    return undefined;
  }
}
