import { IDEMPOTENCY_HEADER, REQUEST_ID_HEADER, type StepUp } from '@linli/contracts';
import { ApiError, CLIENT_OFFLINE, PLUGIN_UNAVAILABLE } from './api-error.ts';
import { answerOf, fileOf, problemOf, retryAfterOf } from './answer.ts';
import { randomId } from './random-id.ts';
import { sendWithProgress } from './send-with-progress.ts';
import { stepUpOf } from './step-up.ts';

export type QueryValue = string | number | boolean | null | undefined;
/** Query string of a call; undefined, null and '' are left out, lists repeat the key. */
export type ApiQuery = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

export interface ReadOptions {
  query?: ApiQuery;
  signal?: AbortSignal;
  /** Milliseconds during which failures that may pass are tried again. Default: 8 s for reads, 20 s for keyed writes. */
  retryForMs?: number;
}

export interface WriteOptions extends ReadOptions {
  /** One key per intent of the user (`useIntentKey`), so that sending again cannot do it twice. Made up if left out. */
  idempotencyKey?: string;
}

export interface UploadOptions extends WriteOptions {
  /** Media type of the body; default the file's own, or `application/octet-stream`. */
  contentType?: string;
  /** Told how many bytes have gone out. */
  onProgress?(sent: number): void;
}

export interface DownloadOptions extends ReadOptions {
  /** Media type that is asked for, where a route has several. */
  type?: string;
}

/** A file that was fetched, to be saved with `saveFile`. */
export interface DownloadedFile {
  blob: Blob;
  name: string;
}

/** How pages talk to an API of the platform. Every method throws {@link ApiError}, or an `AbortError` when cancelled. */
export interface ApiClient {
  /** Path that all calls are below, such as `/api/core/v1`. */
  readonly base: string;
  get<T>(path: string, options?: ReadOptions): Promise<T>;
  post<T>(path: string, body?: unknown, options?: WriteOptions): Promise<T>;
  put<T>(path: string, body: unknown, options?: WriteOptions): Promise<T>;
  patch<T>(path: string, body: unknown, options?: WriteOptions): Promise<T>;
  delete<T = void>(path: string, options?: ReadOptions): Promise<T>;
  /** POSTs a file as the raw body. */
  upload<T>(path: string, file: Blob, options?: UploadOptions): Promise<T>;
  /** GETs a file, with the name that the answer gives it. */
  download(path: string, options?: DownloadOptions): Promise<DownloadedFile>;
  /** The same client for another base. */
  at(base: string): ApiClient;
}

export interface ApiClientSettings {
  /** Default `/api/core/v1`. */
  base?: string;
  /** A valid access token; with `refresh` a new one, asked for once after a 401. */
  getToken(options?: { refresh?: boolean }): Promise<string>;
  /**
   * Lets the person prove anew who they are, because an API asks for it (RFC 9470). True when the session's token now says
   * so: the call is then sent once more. False when the person would rather not.
   */
  proveAgain?(stepUp: StepUp): Promise<boolean>;
  /** `zh-CN` or `en`; becomes Accept-Language. */
  getLocale(): string;
  /** Something was written. */
  onWritten?(): void;
  fetch?: typeof fetch;
  /** For tests: waits between attempts. */
  sleep?(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Base of core's API. */
export const CORE_API = '/api/core/v1';
/** Base of a plugin's API behind the gateway. */
export const pluginApi = (pluginId: string): string => `/api/plugins/${pluginId}/v1`;

const READ_RETRY_MS = 8_000;
const WRITE_RETRY_MS = 20_000;
/** A page that says what is missing is better than one that waits: a plugin that is away gets one short grace. */
const UNAVAILABLE_RETRY_MS = 1_500;
const PASSING = new Set([502, 503, 504]);

interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: BodyInit;
  headers: Record<string, string>;
  options: ReadOptions;
  retryForMs: number;
  /** Asks for a file, of this media type. */
  fileType?: string;
  onProgress?(sent: number): void;
}

/** Makes an {@link ApiClient}. Pages use `useApi`, which has the session's token and language. */
export function createApiClient(settings: ApiClientSettings): ApiClient {
  const base = settings.base ?? CORE_API;
  const fetchFn: typeof fetch = settings.fetch ?? ((input, init) => fetch(input, init));
  const sleep = settings.sleep ?? wait;

  async function attempt(call: Call, requestId: string, refresh: boolean): Promise<Response> {
    const token = await settings.getToken(refresh ? { refresh } : undefined);
    try {
      const url = urlOf(base, call.path, call.options.query);
      const headers = {
        accept: call.fileType ?? 'application/json',
        'accept-language': settings.getLocale(),
        authorization: `Bearer ${token}`,
        [REQUEST_ID_HEADER]: requestId,
        ...call.headers,
      };
      const init = { method: call.method, body: call.body, signal: call.options.signal, headers };
      // A test that gives its own fetch has no network to show progress of.
      if (call.onProgress && !settings.fetch) return await sendWithProgress(url, init, call.onProgress);
      return await fetchFn(url, { ...init, credentials: 'omit' });
    } catch (error) {
      if (call.options.signal?.aborted) {
        throw error;
      }
      throw new ApiError({ type: 'about:blank', title: '', status: 503, code: CLIENT_OFFLINE, traceId: requestId });
    }
  }

  async function once<T>(call: Call, requestId: string): Promise<T> {
    let response = await attempt(call, requestId, false);
    const stepUp = stepUpOf(response);
    if (stepUp) {
      if (await settings.proveAgain?.(stepUp)) {
        response = await attempt(call, requestId, false);
      }
    } else if (response.status === 401) {
      response = await attempt(call, requestId, true);
    }
    if (!response.ok) {
      throw new ApiError(await problemOf(response, requestId), retryAfterOf(response));
    }
    const answer = (call.fileType ? await fileOf(response) : await answerOf(response, requestId)) as T;
    if (call.method !== 'GET') settings.onWritten?.();
    return answer;
  }

  async function run<T>(call: Call): Promise<T> {
    const started = Date.now();
    const requestId = randomId();
    for (let tries = 0; ; tries += 1) {
      try {
        return await once<T>(call, requestId);
      } catch (error) {
        const pause = pauseBefore(error, tries, call, Date.now() - started);
        if (pause === undefined) {
          throw error;
        }
        await sleep(pause, call.options.signal);
      }
    }
  }

  const json = (body: unknown): Pick<Call, 'body' | 'headers'> =>
    body === undefined
      ? { headers: {} }
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const keyed = (options: WriteOptions): Record<string, string> => ({
    [IDEMPOTENCY_HEADER]: options.idempotencyKey ?? randomId(),
  });
  const write = (method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown, options: WriteOptions): Call => {
    const { body: text, headers } = json(body);
    // A PATCH carries the version it changes, so a second one cannot do harm: it fails as a conflict. Without a key it
    // is still not sent again by itself, because that conflict would look like somebody else's.
    const key = method === 'POST' || options.idempotencyKey ? keyed(options) : {};
    const retryForMs = options.retryForMs ?? (IDEMPOTENCY_HEADER in key ? WRITE_RETRY_MS : 0);
    return { method, path, body: text, headers: { ...headers, ...key }, options, retryForMs };
  };

  return {
    base,
    at: (other) => createApiClient({ ...settings, base: other }),
    get: (path, options = {}) =>
      run({ method: 'GET', path, headers: {}, options, retryForMs: options.retryForMs ?? READ_RETRY_MS }),
    post: (path, body, options = {}) => run(write('POST', path, body, options)),
    put: (path, body, options = {}) => run(write('PUT', path, body, options)),
    patch: (path, body, options = {}) => run(write('PATCH', path, body, options)),
    delete: (path, options = {}) =>
      run({ method: 'DELETE', path, headers: {}, options, retryForMs: options.retryForMs ?? 0 }),
    download: (path, { type = '*/*', ...options } = {}) => {
      const retryForMs = options.retryForMs ?? READ_RETRY_MS;
      return run({ method: 'GET', path, headers: {}, options, retryForMs, fileType: type });
    },
    upload: (path, file, options = {}) =>
      run({
        method: 'POST',
        path,
        body: file,
        headers: {
          'content-type': options.contentType ?? (file.type || 'application/octet-stream'),
          ...keyed(options),
        },
        options,
        retryForMs: options.retryForMs ?? WRITE_RETRY_MS,
        onProgress: options.onProgress,
      }),
  };
}

function urlOf(base: string, path: string, query: ApiQuery = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') {
        search.append(key, String(item));
      }
    }
  }
  const text = search.toString();
  return `${base}/${path.replace(/^\//, '')}${text ? `?${text}` : ''}`;
}

/** Milliseconds to wait before the next attempt; undefined when this failure is final or the time is used up. */
function pauseBefore(error: unknown, tries: number, call: Call, spent: number): number | undefined {
  if (!(error instanceof ApiError) || !PASSING.has(error.status)) {
    return undefined;
  }
  const away = call.method === 'GET' && error.code === PLUGIN_UNAVAILABLE && call.options.retryForMs === undefined;
  const budget = away ? Math.min(call.retryForMs, UNAVAILABLE_RETRY_MS) : call.retryForMs;
  const backOff = Math.min(300 * 2 ** tries, 4_000) * (0.8 + Math.random() * 0.4);
  const asked = away ? 0 : (error.retryAfter ?? 0) * 1000;
  const pause = Math.round(Math.max(backOff, asked));
  return spent + pause <= budget ? pause : undefined;
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    function done() {
      signal?.removeEventListener('abort', abort);
      resolve();
    }
    if (signal?.aborted) {
      abort();
    }
    signal?.addEventListener('abort', abort, { once: true });
  });
}
