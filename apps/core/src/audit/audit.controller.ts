import {
  auditAnchorsSchema,
  auditCheckSchema,
  auditDetailSchema,
  auditFilterSchema,
  auditIdParamSchema,
  auditPageSchema,
  auditQuerySchema,
  auditStateSchema,
  auditWordsSchema,
  checkAuditSchema,
  daySchema,
  type AuditQuery,
  type CheckAudit,
} from '@linli/contracts';
import { Allow, Answers, NoTransaction, sendFile } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { AuditExportService } from './audit-export.service.ts';
import { AuditSealService } from './audit-seal.service.ts';
import { AuditVocabulary } from './audit-vocabulary.ts';
import { AuditService, READ_AUDIT } from './audit.service.ts';

const exportQuerySchema = auditFilterSchema.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') });
const keySchema = z.record(z.string(), z.unknown());

@Controller('audit')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly vocabulary: AuditVocabulary,
    private readonly files: AuditExportService,
    private readonly seals: AuditSealService,
  ) {}

  @Get()
  @Allow(READ_AUDIT)
  @NoTransaction()
  @Answers(auditPageSchema)
  search(@Query({ schema: auditQuerySchema }) query: AuditQuery) {
    return this.audit.search(query);
  }

  @Get('lines/:id')
  @Allow(READ_AUDIT)
  @Answers(auditDetailSchema)
  get(@Param('id', { schema: auditIdParamSchema }) id: string) {
    return this.audit.get(id);
  }

  @Get('words')
  @Allow(READ_AUDIT)
  @Answers(auditWordsSchema)
  words() {
    return this.vocabulary.all();
  }

  @Get('export')
  @Allow(READ_AUDIT)
  @NoTransaction()
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')
  async export(@Query({ schema: exportQuerySchema }) { format, ...filter }: z.output<typeof exportQuerySchema>) {
    return sendFile(await this.files.export(filter, format));
  }

  @Get('state')
  @Allow(READ_AUDIT)
  @Answers(auditStateSchema)
  state() {
    return this.seals.state();
  }

  @Post('checks')
  @HttpCode(200)
  @Allow(READ_AUDIT)
  @Answers(auditCheckSchema)
  check(@Body({ schema: checkAuditSchema }) { before }: CheckAudit) {
    return this.seals.check(before);
  }

  @Get('anchors')
  @Allow(READ_AUDIT)
  @Answers(auditAnchorsSchema)
  anchors() {
    return this.seals.anchors();
  }

  @Get('anchors/:day')
  @Allow(READ_AUDIT)
  @NoTransaction()
  @ApiProduces('application/jsonl')
  async anchorsOf(@Param('day', { schema: daySchema }) day: string) {
    return sendFile(await this.seals.anchorsOf(day));
  }

  @Get('key')
  @Allow(READ_AUDIT)
  @Answers(keySchema)
  key() {
    return this.seals.publicKey();
  }
}
