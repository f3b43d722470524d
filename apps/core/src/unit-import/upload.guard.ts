import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext, OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FileTooLargeError, NoFileError } from './unit-import.errors.ts';

/** What a file may be sent as. */
export const UPLOAD_TYPES = ['text/csv', 'application/octet-stream'];
const MEGABYTE = 1024 * 1024;
const MAX_MEGABYTES = 20;

/** Lets uploads through to the routes unread. */
@Injectable()
export class UploadParser implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addContentTypeParser(UPLOAD_TYPES, (_request, payload, done) => done(null, payload));
  }
}

/**
 * Reads an uploaded file into the request's body, up to its limit. A guard, because it runs behind the one that knows
 * who is asking: a stranger's megabytes are never taken in.
 */
@Injectable()
export class UploadGuard implements CanActivate {
  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<FastifyRequest & { body: unknown }>();
    const upload = request.body;
    if (!isStream(upload)) throw new NoFileError();
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of upload as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_MEGABYTES * MEGABYTE) throw new FileTooLargeError(MAX_MEGABYTES);
      chunks.push(chunk);
    }
    request.body = Buffer.concat(chunks);
    return true;
  }
}

function isStream(body: unknown): body is IncomingMessage {
  return body !== null && typeof body === 'object' && Symbol.asyncIterator in body;
}
