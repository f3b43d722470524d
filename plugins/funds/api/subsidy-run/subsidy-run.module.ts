import { Module } from '@nestjs/common';
import { SubsidyEntryModule } from '../subsidy-entry/subsidy-entry.module.ts';
import { RunComputing } from './run-computing.service.ts';
import { RunDifferences } from './run-differences.service.ts';
import { RunNotice } from './run-notice.service.ts';
import { SubsidyRunController } from './subsidy-run.controller.ts';
import { SubsidyRunService } from './subsidy-run.service.ts';

@Module({
  imports: [SubsidyEntryModule],
  controllers: [SubsidyRunController],
  providers: [SubsidyRunService, RunComputing, RunDifferences, RunNotice],
})
export class SubsidyRunModule {}
