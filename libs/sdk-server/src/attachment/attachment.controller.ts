import { attachmentSchema, attachmentUploadQuerySchema, isPicture } from '@linli/contracts';
import type { Attachment } from '@linli/contracts';
import { Controller, Delete, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { Allow } from '../access/allow.decorator.ts';
import { NoTransaction } from '../http/request.interceptor.ts';
import { Answers } from '../openapi/openapi.ts';
import { AttachmentUploads } from './attachment-uploads.ts';
import type { Upload } from './attachment-uploads.ts';
import type { AttachmentUse } from './attachment-use.ts';
import { CarriesFile, UPLOAD_TYPE, UploadBody } from './upload-body.ts';

const idSchema = z.uuid();

/** The routes of one kind: each kind has its own permissions, so each has a controller of its own. */
export function attachmentController(use: AttachmentUse): Type {
  @Controller(`attachments/${use.kind.id}`)
  class AttachmentController {
    constructor(private readonly uploads: AttachmentUploads) {}

    @Post()
    @Allow(use.upload)
    @NoTransaction()
    @CarriesFile()
    @ApiConsumes(UPLOAD_TYPE)
    @ApiBody({ schema: { type: 'string', format: 'binary' } })
    @Answers(attachmentSchema, 201)
    upload(
      @Query({ schema: attachmentUploadQuerySchema }) { name }: z.output<typeof attachmentUploadQuerySchema>,
      @UploadBody() body: Omit<Upload, 'name'>,
    ): Promise<Attachment> {
      return this.uploads.upload(use, { ...body, name });
    }

    /** Whatever a browser takes it for, it may do nothing: no scripts, no frames, no forms. */
    @Get(':id/content')
    @Allow(use.read)
    @NoTransaction()
    @CarriesFile()
    @ApiProduces('application/octet-stream')
    @Header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
    @Header('X-Content-Type-Options', 'nosniff')
    @Header('Cross-Origin-Resource-Policy', 'same-origin')
    @Header('Cache-Control', 'no-store')
    async content(@Param('id', { schema: idSchema }) id: string): Promise<StreamableFile> {
      const { attachment, stream } = await this.uploads.content(use, id);
      return new StreamableFile(stream, {
        type: attachment.mediaType,
        length: attachment.size,
        disposition: dispositionOf(attachment),
      });
    }

    @Delete(':id')
    @HttpCode(204)
    @Allow(use.upload)
    @NoTransaction()
    remove(@Param('id', { schema: idSchema }) id: string): Promise<void> {
      return this.uploads.remove(use, id);
    }
  }
  Object.defineProperty(AttachmentController, 'name', { value: `${use.kind.id}-AttachmentController` });
  return AttachmentController;
}

/** A picture is shown, a document saved. The name stands in the header as RFC 8187 wants it: it is Chinese. */
function dispositionOf(attachment: Attachment): string {
  const name = encodeURIComponent(attachment.name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return `${isPicture(attachment) ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`;
}
