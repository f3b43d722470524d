import { Allow, Answers, sendFile } from '@linli/sdk-server';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  FUND_PERMISSION,
  LEDGER_PERMISSION,
  givingQuerySchema,
  yearReportQuerySchema,
  yearReportSchema,
} from '../../contract/index.ts';
import type { GivingQuery, YearReportQuery } from '../../contract/index.ts';
import { GivingFiles } from './giving-file.ts';
import { YearReports } from './year-report.service.ts';

const ID = { schema: z.uuid() };

@Controller('year-reports')
export class YearReportController {
  constructor(
    private readonly reports: YearReports,
    private readonly files: GivingFiles,
  ) {}

  @Get(':id')
  @Allow(LEDGER_PERMISSION.read, FUND_PERMISSION.read)
  @Answers(yearReportSchema)
  get(@Param('id', ID) id: string, @Query({ schema: yearReportQuerySchema }) { at }: YearReportQuery) {
    return this.reports.of(id, at);
  }

  @Get(':id/giving.csv')
  @Allow(LEDGER_PERMISSION.read, FUND_PERMISSION.read)
  async file(@Param('id', ID) id: string, @Query({ schema: givingQuerySchema }) query: GivingQuery) {
    return sendFile(await this.files.of(id, query));
  }
}
