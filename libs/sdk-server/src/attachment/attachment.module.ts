import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { attachmentController } from './attachment.controller.ts';
import { AttachmentRecords, GuardedRecords } from './attachment-use.ts';
import type { AttachmentUse } from './attachment-use.ts';
import { AttachmentUploads } from './attachment-uploads.ts';
import { Attachments } from './attachments.ts';
import { RawBodies } from './upload-body.ts';

/**
 * The attachments of a process: routes for each kind, and {@link Attachments} for its services.
 * @example modules: [AttachmentModule.of([{ kind: MEMO_PHOTO, record: 'note', upload: 'memo.note.write', read: 'memo.note.read' }]), …]
 */
@Module({})
export class AttachmentModule {
  static of(
    uses: readonly AttachmentUse[],
    records: Provider<AttachmentRecords> = { provide: AttachmentRecords, useClass: GuardedRecords },
  ): DynamicModule {
    return {
      module: AttachmentModule,
      global: true,
      controllers: uses.map(attachmentController),
      providers: [Attachments, AttachmentUploads, RawBodies, records],
      exports: [Attachments],
    };
  }
}
