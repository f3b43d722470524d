import { createHash } from 'node:crypto';
import { IDEMPOTENCY_HEADER, idempotencyKeySchema } from '@linli/contracts';
import { Injectable, SetMetadata } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import type { LinliRequest } from '../access/access.guard.ts';
import { flushAudit } from '../audit/audit-trail.ts';
import { localeOf } from '../context/request-context.ts';
import type { RequestContext } from '../context/request-context.ts';
import { requestScope } from '../db/request-scope.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { ConflictError, InvalidError } from '../errors.ts';
import { ListExport } from '../export/list-export.ts';

const NO_TRANSACTION = 'linli:no-transaction';

/** For a route that keeps its own transactions, because its work is longer than a request should hold one. */
export const NoTransaction = (): MethodDecorator & ClassDecorator => SetMetadata(NO_TRANSACTION, true);

const SHOWN_ONCE = 'linli:shown-once';

/**
 * For an answer that is shown once and kept nowhere, such as a temporary password: an Idempotency-Key is not heeded, because
 * heeding it means keeping the answer.
 */
export const ShownOnce = (): MethodDecorator => SetMetadata(SHOWN_ONCE, true);

interface Answer {
  status: number;
  body: unknown;
}

/**
 * A request is one transaction: wholly done or wholly not done. Reading runs read-only. A write is appended to the audit
 * log (what its service tells, else one line), and a POST with an Idempotency-Key is answered once: key, answer and effect are committed together.
 */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  constructor(
    private readonly db: ScopedDb,
    private readonly reflector: Reflector,
    private readonly exports: ListExport,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<LinliRequest>();
    const context = request.linli;
    const work = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    if (
      !context ||
      this.reflector.getAllAndOverride<boolean>(NO_TRANSACTION, [execution.getHandler(), execution.getClass()])
    ) {
      const locale = context?.locale ?? localeOf(request.headers['accept-language']);
      return from(requestScope.run({ locale, requestId: context?.requestId ?? request.id, context }, work));
    }
    const list = this.exports.wanted(execution, request);
    if (list) return from(this.exports.answer(execution, context, { list, work }));
    if (request.method === 'GET' || request.method === 'HEAD') return from(this.db.run(context, 'read', work));
    const status =
      this.reflector.get<number | undefined>(HTTP_CODE_METADATA, execution.getHandler()) ??
      (request.method === 'POST' ? 201 : 200);
    return from(this.write(execution, request, context, { status, work }));
  }

  private async write(
    execution: ExecutionContext,
    request: LinliRequest,
    context: RequestContext,
    route: { status: number; work: () => Promise<unknown> },
  ) {
    const shownOnce = this.reflector.get<boolean | undefined>(SHOWN_ONCE, execution.getHandler()) ?? false;
    const key = shownOnce ? undefined : keyOf(request);
    const answer = await this.db.run(context, 'write', async (): Promise<Answer> => {
      const known = key === undefined ? undefined : await this.claim(context, key, request);
      if (known) return known;
      const body = await route.work();
      if (!(await flushAudit(this.db))) await this.audit(context, body);
      if (key !== undefined) await this.remember(context, key, { status: route.status, body });
      return { status: route.status, body };
    });
    execution.switchToHttp().getResponse<FastifyReply>().status(answer.status);
    return answer.body;
  }

  /** Takes the key for this request, waiting for one under way with the same key; returns the first answer if there was one. */
  private async claim(context: RequestContext, key: string, request: LinliRequest): Promise<Answer | undefined> {
    const hash = hashOf(request);
    const taken = await this.db.manager.query<unknown[]>(
      'INSERT INTO idempotency_key (account_id, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key',
      [context.account.id, key, hash],
    );
    if (taken.length > 0) return undefined;
    const [first] = await this.db.manager.query<{ request_hash: string; status: number | null; body: unknown }[]>(
      'SELECT request_hash, status, body FROM idempotency_key WHERE account_id = $1 AND key = $2',
      [context.account.id, key],
    );
    if (!first || first.status === null) throw new ConflictError('core.idempotency.in-progress');
    if (first.request_hash !== hash) throw new ConflictError('core.idempotency.other-request');
    return { status: first.status, body: first.body };
  }

  private async remember(context: RequestContext, key: string, answer: Answer): Promise<void> {
    await this.db.manager.query(
      'UPDATE idempotency_key SET status = $3, body = $4 WHERE account_id = $1 AND key = $2',
      [context.account.id, key, answer.status, JSON.stringify(answer.body ?? null)],
    );
  }

  private async audit(context: RequestContext, body: unknown): Promise<void> {
    const target = fieldOf(body, 'id');
    const unit = fieldOf(body, 'unitId');
    await this.db.manager.query('SELECT core_pub.audit_v1($1, $2, $3)', [
      context.acting || 'core.account.self',
      target === undefined ? null : String(target),
      typeof unit === 'number' ? unit : null,
    ]);
  }
}

function keyOf(request: LinliRequest): string | undefined {
  const given = request.headers[IDEMPOTENCY_HEADER];
  if (given === undefined || request.method !== 'POST') return undefined;
  const key = idempotencyKeySchema.safeParse(given);
  if (!key.success) throw new InvalidError('core.idempotency.bad-key');
  return key.data;
}

function hashOf(request: LinliRequest): string {
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  hash.update(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null));
  return hash.digest('base64');
}

function fieldOf(body: unknown, name: string): unknown {
  return body !== null && typeof body === 'object' && name in body
    ? (body as Record<string, unknown>)[name]
    : undefined;
}
