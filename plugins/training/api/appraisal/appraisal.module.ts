import { Module } from '@nestjs/common';
import { AppraisalController } from './appraisal.controller.ts';
import { AppraisalService } from './appraisal.service.ts';
import { RoundAppraisals } from './round-appraisals.ts';

@Module({
  controllers: [AppraisalController],
  providers: [AppraisalService, RoundAppraisals],
  exports: [RoundAppraisals],
})
export class AppraisalModule {}
