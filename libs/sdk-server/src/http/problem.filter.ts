import { PROBLEM_MEDIA_TYPE, REQUEST_ID_HEADER } from '@linli/contracts';
import type { Problem } from '@linli/contracts';
import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { LinliRequest } from '../access/access.guard.ts';
import { localeOf } from '../context/request-context.ts';
import type { Locale } from '../context/request-context.ts';
import { requestScope } from '../db/request-scope.ts';
import { challengeOf, PlatformError } from '../errors.ts';
import type { Texts } from '../texts/texts.ts';
import { translateDatabaseError } from './database-error.ts';

/** The one place where an error becomes an answer: a problem document (RFC 9457) in the asker's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  constructor(private readonly texts: Texts) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<LinliRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const locale = requestScope.getStore()?.locale ?? localeOf(request.headers['accept-language']);
    const header = request.headers[REQUEST_ID_HEADER];
    const traceId = (Array.isArray(header) ? header[0] : header) ?? request.id;
    const known = asPlatformError(error);
    if (!known || known.status >= 500) {
      this.log.error(`${request.method} ${request.url} ${traceId}: ${known?.code ?? 'unexpected'}`, causeOf(error));
    }
    if (reply.sent) return;
    const problem = describe(known, traceId, locale, this.texts);
    if (known?.details.retryAfter !== undefined) reply.header('retry-after', known.details.retryAfter);
    const challenge = challengeOf(known);
    if (challenge !== undefined) reply.header('www-authenticate', challenge);
    reply.status(problem.status).header('content-type', `${PROBLEM_MEDIA_TYPE}; charset=utf-8`).send(problem);
  }
}

/** Writes an error as a problem document. An unknown one says nothing of its inside. */
export function describe(error: PlatformError | undefined, traceId: string, locale: Locale, texts: Texts): Problem {
  const code = error?.code ?? 'core.unexpected';
  const params = error?.details.params;
  const titleOf = (each: string) => texts.find(locale, `errors.${each}.title`, params);
  const title =
    titleOf(code) ?? error?.details.words?.title ?? texts.find(locale, 'errors.core.unexpected.title') ?? code;
  return {
    type: `urn:linli:problem:${code}`,
    title,
    status: error?.status ?? 500,
    code,
    remedy: texts.find(locale, `errors.${code}.remedy`, params) ?? error?.details.words?.remedy,
    traceId,
    ...(error?.details.errors
      ? { errors: error.details.errors.map((each) => ({ message: titleOf(each.code) ?? title, ...each })) }
      : {}),
    ...(params ? { params } : {}),
  };
}

function asPlatformError(error: unknown): PlatformError | undefined {
  if (error instanceof PlatformError) return error;
  return translateDatabaseError(error) ?? translateHttpError(error);
}

class HttpProblem extends PlatformError {
  constructor(
    code: string,
    readonly status: number,
    cause: unknown,
  ) {
    super(code, { cause });
  }
}

/** What Nest and Fastify throw by themselves: an unknown route, a broken JSON body, a body over the limit. */
function translateHttpError(error: unknown): PlatformError | undefined {
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === undefined || status >= 500) return undefined;
  const code =
    { 404: 'core.http.no-route', 413: 'core.http.too-large', 415: 'core.http.media-type' }[status] ??
    'core.http.bad-request';
  return new HttpProblem(code, status, error);
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

function causeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.stack}\n${error.cause.stack}` : error.stack;
}
