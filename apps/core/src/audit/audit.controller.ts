import {
  auditEntrySchema,
  pageOf,
  pageQuerySchema,
  type AuditEntry,
  type Page,
  type PageQuery,
} from '@linli/contracts';
import { Allow, Answers } from '@linli/sdk-server';
import { Controller, Get, Query } from '@nestjs/common';
import { AuditService } from './audit.service.ts';

@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Allow('core.audit.read')
  @Answers(pageOf(auditEntrySchema))
  list(@Query({ schema: pageQuerySchema }) page: PageQuery): Promise<Page<AuditEntry>> {
    return this.audit.page(page);
  }
}
