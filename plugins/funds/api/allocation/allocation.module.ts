import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { AllocationPosting } from './allocation-posting.ts';
import { AllocationController } from './allocation.controller.ts';
import { AllocationService } from './allocation.service.ts';

@Module({
  imports: [LedgerModule],
  controllers: [AllocationController],
  providers: [AllocationPosting, AllocationService],
})
export class AllocationModule {}
