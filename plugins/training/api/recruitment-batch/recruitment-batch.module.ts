import { Module } from '@nestjs/common';
import { HireModule } from '../hire/hire.module.ts';
import { BatchNotices } from './batch-notice.service.ts';
import { RecruitmentBatchController } from './recruitment-batch.controller.ts';
import { RecruitmentBatchService } from './recruitment-batch.service.ts';

@Module({
  imports: [HireModule],
  controllers: [RecruitmentBatchController],
  providers: [RecruitmentBatchService, BatchNotices],
})
export class RecruitmentBatchModule {}
