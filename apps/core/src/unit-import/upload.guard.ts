import { Readable } from 'node:stream';
import { UnavailableError } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext, OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CutOffError, FileTooLargeError, NoFileError } from './unit-import.errors.ts';

/** What a file may be sent as. */
export const UPLOAD_TYPES = ['text/csv', 'application/octet-stream'];
const MEGABYTE = 1024 * 1024;
const MAX_MEGABYTES = 20;
const MAX_BYTES = MAX_MEGABYTES * MEGABYTE;
/** Each holds a connection to the database while it is checked; the rest of core needs some too. */
const AT_ONCE = 3;

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
  private underWay = 0;

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<FastifyRequest & { body: unknown }>();
    if (!(request.body instanceof Readable)) throw new NoFileError();
    if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) throw new FileTooLargeError(MAX_MEGABYTES);
    request.body = await readUpTo(MAX_BYTES, request.body);
    if (this.underWay >= AT_ONCE) throw new UnavailableError('core.database.busy', { retryAfter: 2 });
    this.underWay += 1;
    execution
      .switchToHttp()
      .getResponse<FastifyReply>()
      .raw.once('close', () => (this.underWay -= 1));
    return true;
  }
}

async function readUpTo(limit: number, upload: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Not destroyed when we stop early: that would take the connection away before the answer has gone out.
    for await (const chunk of upload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new CutOffError(cause);
  }
  if (size <= limit) return Buffer.concat(chunks, size);
  // What still comes is thrown away; unread, it would block the connection for the requests behind it.
  upload.resume();
  throw new FileTooLargeError(MAX_MEGABYTES);
}
