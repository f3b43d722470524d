import { Readable } from 'node:stream';
import { FILE_EXTENSION, IDEMPOTENCY_HEADER, idempotencyKeySchema } from '@linli/contracts';
import { applyDecorators, createParamDecorator, Injectable } from '@nestjs/common';
import type { ExecutionContext, OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { InvalidError } from '../errors.ts';
import { AttachmentRefusedError } from './attachment.errors.ts';
import type { Upload } from './attachment-uploads.ts';

/** What an upload is sent as. What it is, its content says. */
export const UPLOAD_TYPE = 'application/octet-stream';

/** Lets uploads through to the routes unread. */
@Injectable()
export class RawBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (!server.hasContentTypeParser(UPLOAD_TYPE))
      server.addContentTypeParser(UPLOAD_TYPE, (_request, payload, done) => done(null, payload));
  }
}

/** For a route that takes in or gives out a file: more time, and for what comes in the room of an upload. */
export const CarriesFile = (): MethodDecorator => applyDecorators(ApiExtension(FILE_EXTENSION, true));

/** The file of a request, still to be read: who is asking is known by now, a stranger's megabytes are never taken in. */
export const UploadBody = createParamDecorator((_: unknown, execution: ExecutionContext): Omit<Upload, 'name'> => {
  const { body, headers } = execution.switchToHttp().getRequest<FastifyRequest>();
  if (!(body instanceof Readable)) throw new AttachmentRefusedError('no-file');
  const given = headers[IDEMPOTENCY_HEADER];
  const key = given === undefined ? undefined : idempotencyKeySchema.safeParse(given);
  if (key && !key.success) throw new InvalidError('core.idempotency.bad-key');
  return { body, announced: Number(headers['content-length'] ?? 0), key: key?.data };
});
