import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { PROBLEM_MEDIA_TYPE } from '@linli/contracts';
import { localeOf } from '../context/request-context.ts';
import { InvalidError, NotFoundError } from '../errors.ts';
import type { Texts } from '../texts/texts.ts';
import { describe } from './problem.filter.ts';

const CONTENT_TYPE = `${PROBLEM_MEDIA_TYPE}; charset=utf-8`;

/** 431: the address or the headers are longer than a server reads. */
class HeadersTooLargeError extends InvalidError {
  override readonly status = 431;
}

/** 408: the request did not come to its end in time. */
class TooSlowError extends InvalidError {
  override readonly status = 408;
}

/** As much of Fastify's request and reply as is known before there is a route. */
interface EarlyRequest {
  id: string;
  headers: IncomingHttpHeaders;
}
interface EarlyReply {
  hijack(): unknown;
  raw: { writeHead(status: number, headers: Record<string, string>): unknown; end(text: string): unknown };
}

/** What Fastify and Node refuse before there is a route, in the same words as everything else. */
export function earlyProblems(texts: Texts) {
  return {
    /** A parameter too long to be an id, or one that is not encoded well: it names nothing. */
    frameworkErrors(_error: Error, request: EarlyRequest, reply: EarlyReply): void {
      const locale = localeOf(request.headers['accept-language']);
      const problem = describe(new NotFoundError('core.http.not-found'), request.id, locale, texts);
      reply.hijack();
      reply.raw.writeHead(problem.status, { 'content-type': CONTENT_TYPE });
      reply.raw.end(JSON.stringify(problem));
    },

    /** Something that cannot be read as a request: no headers are known, so the answer is in Chinese. */
    clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
      if (error.code === 'ECONNRESET' || socket.destroyed) return;
      const problem = describe(clientProblem(error.code), randomUUID(), 'zh-CN', texts);
      const body = Buffer.from(JSON.stringify(problem));
      const head = `HTTP/1.1 ${problem.status} ${problem.code}\r\nContent-Type: ${CONTENT_TYPE}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
      if (socket.writable) socket.write(Buffer.concat([Buffer.from(head), body]));
      socket.destroy(error);
    },
  };
}

function clientProblem(code: string | undefined): InvalidError {
  if (code === 'HPE_HEADER_OVERFLOW') return new HeadersTooLargeError('core.http.headers-too-large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new TooSlowError('core.http.too-slow');
  return new InvalidError('core.http.bad-request');
}
