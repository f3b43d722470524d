import { Module } from '@nestjs/common';
import { AppraisalModule } from '../appraisal/appraisal.module.ts';
import { AppraisalRoundController } from './appraisal-round.controller.ts';
import { AppraisalRoundService } from './appraisal-round.service.ts';

@Module({
  imports: [AppraisalModule],
  controllers: [AppraisalRoundController],
  providers: [AppraisalRoundService],
})
export class AppraisalRoundModule {}
