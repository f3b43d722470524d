import { Module } from '@nestjs/common';
import { BudgetLines } from './budget-lines.ts';
import { Ledger } from './ledger.service.ts';

/** For every noun that commits and spends: import it, and ask for `Ledger`. */
@Module({ providers: [BudgetLines, Ledger], exports: [BudgetLines, Ledger] })
export class LedgerModule {}
