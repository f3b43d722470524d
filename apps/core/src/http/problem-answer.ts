import type { ServerResponse } from 'node:http';
import { PROBLEM_MEDIA_TYPE } from '@linli/contracts';
import { challengeOf, describe, localeOf, PlatformError, type Texts } from '@linli/sdk-server';
import { Logger } from '@nestjs/common';
import type { Call } from './call.ts';
import { setDataHeaders } from './security-headers.ts';

/** Answers an error that happened before Nest's own filter could see it, in the same words. */
export class ProblemAnswer {
  private readonly log = new Logger('front');

  constructor(private readonly texts: Texts) {}

  send(call: Call, error: unknown): void {
    const known = error instanceof PlatformError ? error : undefined;
    const { res } = call;
    if (res.destroyed) return;
    if (!known)
      this.log.error(`${call.method} ${call.path} ${call.requestId}`, error instanceof Error ? error.stack : error);
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const problem = describe(known, call.requestId, localeOf(call.req.headers['accept-language']), this.texts);
    const body = Buffer.from(JSON.stringify(problem));
    setDataHeaders(res);
    if (known?.details.retryAfter !== undefined) res.setHeader('Retry-After', known.details.retryAfter);
    const challenge = challengeOf(known);
    if (challenge !== undefined) res.setHeader('WWW-Authenticate', challenge);
    endUnread(call, res);
    res.writeHead(problem.status, {
      'Content-Type': `${PROBLEM_MEDIA_TYPE}; charset=utf-8`,
      'Content-Length': body.length,
    });
    res.end(call.method === 'HEAD' ? undefined : body);
  }
}

/** A body that nobody reads would be taken for the next request; the connection ends with the answer instead. */
function endUnread({ req }: Call, res: ServerResponse): void {
  if (!req.complete) res.setHeader('Connection', 'close');
}
