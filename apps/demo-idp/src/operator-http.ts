import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_BODY_BYTES = 4096;

/** One of the operator's doors. They are on the socket, which only its owner can open; core passes on nothing but paths below `/idp/`. */
export type Door = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Whether somebody passed the request on who should not have: the doors are for whoever opens the socket itself. */
export function isPassedOn(req: IncomingMessage): boolean {
  return 'x-forwarded-host' in req.headers;
}

export async function readJson(req: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of req) {
    text += String(chunk);
    if (text.length > MAX_BODY_BYTES) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses it, and the answer says what was expected.
    return undefined;
  }
}

export function answer(res: ServerResponse, status: number, body?: object): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(body && JSON.stringify(body));
}
