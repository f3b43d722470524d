import { Readable } from 'node:stream';
import { IDEMPOTENCY_HEADER, idempotencyKeySchema } from '@linli/contracts';
import { InvalidError } from '@linli/sdk-server';
import { createParamDecorator, Injectable } from '@nestjs/common';
import type { ExecutionContext, OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ImportFileError } from './import.errors.ts';
import type { Upload } from './import.service.ts';

/** What a file may be sent as; what it is, its content says. */
export const UPLOAD_TYPES = [
  'text/csv',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** Lets uploads through to the routes unread. */
@Injectable()
export class UploadParser implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    const types = UPLOAD_TYPES.filter((type) => !server.hasContentTypeParser(type));
    server.addContentTypeParser(types, (_request, payload, done) => done(null, payload));
  }
}

/** The file of a request, still to be read: who is asking is known by now, a stranger's megabytes are never taken in. */
export const UploadedFile = createParamDecorator(
  (_: unknown, execution: ExecutionContext): Omit<Upload, 'fileName'> => {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const { body, headers } = request;
    if (!(body instanceof Readable)) throw new ImportFileError('no-file');
    const given = headers[IDEMPOTENCY_HEADER];
    const key = given === undefined ? undefined : idempotencyKeySchema.safeParse(given);
    if (key && !key.success) throw new InvalidError('core.idempotency.bad-key');
    return { body, announced: Number(headers['content-length'] ?? 0), key: key?.data };
  },
);
