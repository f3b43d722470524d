import { createHash } from 'node:crypto';
import type { Call } from './call.ts';

/** Answers a small document that changes seldom: asked for often, sent only when it is new (ETag). */
export function answerJson({ req, res, method }: Call, document: string): void {
  const etag = `"${createHash('sha256').update(document).digest('base64url').slice(0, 22)}"`;
  res.setHeader('ETag', etag);
  res.setHeader('Cache-Control', 'no-cache');
  if (req.headers['if-none-match']?.includes(etag)) {
    res.writeHead(304).end();
    return;
  }
  const body = Buffer.from(document);
  res.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length });
  res.end(method === 'HEAD' ? undefined : body);
}
