import { Module } from '@nestjs/common';
import { GivingFiles } from './giving-file.ts';
import { YearReportController } from './year-report.controller.ts';
import { YearReports } from './year-report.service.ts';

@Module({ controllers: [YearReportController], providers: [GivingFiles, YearReports] })
export class YearReportModule {}
