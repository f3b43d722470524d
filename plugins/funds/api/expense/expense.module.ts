import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { ProjectWords } from '../project/project-words.ts';
import { ExpenseController } from './expense.controller.ts';
import { ExpenseIndicators } from './expense.indicators.ts';
import { ExpensePayments } from './expense-payments.ts';
import { ExpenseService } from './expense.service.ts';

@Module({
  imports: [LedgerModule],
  controllers: [ExpenseController],
  providers: [ExpenseService, ExpensePayments, ExpenseIndicators, ProjectWords],
})
export class ExpenseModule {}
