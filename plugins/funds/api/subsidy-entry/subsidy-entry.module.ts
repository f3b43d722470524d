import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { EntryPayments } from './entry-payments.service.ts';
import { RunEntries } from './run-entries.service.ts';
import { RunMoney } from './run-money.service.ts';
import { StreetTodos } from './street-todos.ts';
import { SubsidyEntryController } from './subsidy-entry.controller.ts';
import { SubsidyIndicators } from './subsidy-entry.indicators.ts';
import { SubsidyEntryService } from './subsidy-entry.service.ts';

@Module({
  imports: [LedgerModule],
  controllers: [SubsidyEntryController],
  providers: [SubsidyEntryService, RunEntries, RunMoney, EntryPayments, StreetTodos, SubsidyIndicators],
  exports: [RunEntries, RunMoney, EntryPayments],
})
export class SubsidyEntryModule {}
