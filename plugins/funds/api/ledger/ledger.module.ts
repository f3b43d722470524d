import { Module } from '@nestjs/common';
import { BudgetLines } from './budget-lines.ts';
import { FundTrees } from './fund-tree.service.ts';
import { LedgerList } from './ledger-list.service.ts';
import { LedgerController } from './ledger.controller.ts';
import { Ledger } from './ledger.service.ts';

/** For every noun that commits and spends: import it, and ask for `Ledger`. */
@Module({
  controllers: [LedgerController],
  providers: [BudgetLines, FundTrees, Ledger, LedgerList],
  exports: [BudgetLines, Ledger, LedgerList],
})
export class LedgerModule {}
