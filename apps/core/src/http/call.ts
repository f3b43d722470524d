import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { REQUEST_ID_HEADER } from '@linli/contracts';

/** What is known of a request before anybody answers it. */
export interface Call {
  req: IncomingMessage;
  res: ServerResponse;
  method: string;
  /** The path as it was sent, checked by {@link isPlainPath}. */
  path: string;
  /** The query with its question mark, or an empty string. */
  query: string;
  requestId: string;
}

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/**
 * Paths that two readers could take for two different things: encoded slashes and dots, dot segments, empty segments,
 * backslashes, fragments, control characters, absolute addresses. None of our own addresses needs one, so they end at the door.
 */
const DOUBTFUL = /^$|^[^/]|\/\/|[\\#]|%2f|%5c|%2e|%25|%[01][0-9a-f]|%7f|\/\.{1,2}(?:\/|$)|%(?![0-9a-f]{2})/i;

export function isPlainPath(path: string): boolean {
  return !DOUBTFUL.test(path);
}

function isPlatforms(header: string): boolean {
  return header.startsWith('x-linli-');
}

/** Takes a request in: splits its address, names it, and removes what only the platform may say. */
export function takeCall(req: IncomingMessage, res: ServerResponse): Call {
  const url = req.url ?? '';
  const mark = url.indexOf('?');
  const given = req.headers[REQUEST_ID_HEADER];
  const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  const claimed = Object.entries(req.headers);
  if (claimed.some(([name]) => isPlatforms(name)))
    req.headers = Object.fromEntries(claimed.filter(([name]) => !isPlatforms(name)));
  req.headers[REQUEST_ID_HEADER] = requestId;
  res.setHeader('X-Request-Id', requestId);
  return {
    req,
    res,
    method: req.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark),
    requestId,
  };
}

/** Whether the asker is a person's browser that wants a page, not a program that wants data. */
export function wantsPage(call: Call): boolean {
  return (call.method === 'GET' || call.method === 'HEAD') && /\btext\/html\b/i.test(call.req.headers.accept ?? '');
}
