import { AttachmentModule, AttachmentRecords } from '@linli/sdk-server';
import { Module } from '@nestjs/common';
import { AttachmentLinkController } from './attachment-link.controller.ts';
import { APPOINTMENT_PAPERS, ORGANISATION_PAPERS } from './core-attachments.ts';
import { CoreRecords } from './core-records.ts';

@Module({
  imports: [
    AttachmentModule.of([APPOINTMENT_PAPERS, ORGANISATION_PAPERS], {
      provide: AttachmentRecords,
      useClass: CoreRecords,
    }),
  ],
  controllers: [AttachmentLinkController],
})
export class CoreAttachmentModule {}
