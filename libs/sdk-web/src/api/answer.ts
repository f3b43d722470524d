import { problemSchema, type Problem } from '@linli/contracts';
import { ApiError, CLIENT_BAD_ANSWER } from './api-error.ts';

/** The problem document of a failed answer, or one that stands for it when the body is something else (a proxy's page). */
export async function problemOf(response: Response, requestId: string): Promise<Problem> {
  const parsed = problemSchema.safeParse(await bodyOf(response));
  return parsed.success ? parsed.data : badAnswer(response.status, requestId);
}

/** The JSON of a good answer; undefined when there is no body. */
export async function answerOf(response: Response, requestId: string): Promise<unknown> {
  if (response.status === 204 || response.headers.get('content-length') === '0') {
    return undefined;
  }
  const body = await bodyOf(response);
  if (body === undefined) {
    throw new ApiError(badAnswer(502, requestId));
  }
  return body;
}

/** Seconds of a Retry-After header, given as seconds or as a date. */
export function retryAfterOf(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (!value) {
    return undefined;
  }
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text());
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function badAnswer(status: number, traceId: string): Problem {
  const known = status >= 400 && status <= 599 ? status : 502;
  return { type: 'about:blank', title: '', status: known, code: CLIENT_BAD_ANSWER, traceId };
}

/** The file that an answer is, with its name from the header (RFC 8187). */
export async function fileOf(response: Response): Promise<{ blob: Blob; name: string }> {
  const given = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { blob: await response.blob(), name: given === undefined ? 'file' : decodeURIComponent(given) };
}
