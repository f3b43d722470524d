import { Module } from '@nestjs/common';
import { AuditExportService } from './audit-export.service.ts';
import { AuditLineRepository } from './audit-line.repository.ts';
import { AuditSealService } from './audit-seal.service.ts';
import { AuditSearchLog } from './audit-search-log.ts';
import { AuditSearchRepository } from './audit-search.repository.ts';
import { AuditVocabulary } from './audit-vocabulary.ts';
import { AuditController } from './audit.controller.ts';
import { AuditService } from './audit.service.ts';

@Module({
  controllers: [AuditController],
  providers: [
    AuditService,
    AuditSearchRepository,
    AuditSearchLog,
    AuditLineRepository,
    AuditVocabulary,
    AuditExportService,
    AuditSealService,
  ],
})
export class AuditModule {}
