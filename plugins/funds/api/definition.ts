import { AttachmentModule } from '@linli/sdk-server';
import type { PluginDefinition } from '@linli/sdk-server';
import type { DynamicModule } from '@nestjs/common';
import { AllocationEventRow, AllocationRow } from './allocation/allocation.entity.ts';
import { AllocationModule } from './allocation/allocation.module.ts';
import { AcceptanceEventRow, AcceptanceRow } from './acceptance/acceptance.entity.ts';
import { AcceptanceModule } from './acceptance/acceptance.module.ts';
import { ExpenseEventRow, ExpenseRow } from './expense/expense.entity.ts';
import { ExpenseModule } from './expense/expense.module.ts';
import { BASIS_USE } from './expense/expense.record.ts';
import { ProjectEventRow, ProjectRow } from './project/project.entity.ts';
import { ProjectModule } from './project/project.module.ts';
import { FundEventRow, FundRow } from './fund/fund.entity.ts';
import { FundModule } from './fund/fund.module.ts';
import { BudgetLineRow, LedgerLineRow } from './ledger/ledger.entity.ts';
import { LedgerModule } from './ledger/ledger.module.ts';
import { RuleDocumentEventRow, RuleDocumentRow } from './rule-document/rule-document.entity.ts';
import { RuleDocumentModule } from './rule-document/rule-document.module.ts';
import { SubsidyEntryEventRow, SubsidyEntryRow } from './subsidy-entry/subsidy-entry.entity.ts';
import { SubsidyEntryModule } from './subsidy-entry/subsidy-entry.module.ts';
import { OfficeHoldersModule } from './subsidy-people/office-holders.module.ts';
import { SubsidyRunEventRow, SubsidyRunRow } from './subsidy-run/subsidy-run.entity.ts';
import { SubsidyRunModule } from './subsidy-run/subsidy-run.module.ts';
import { SubsidySchemeEventRow, SubsidySchemeRow } from './subsidy-scheme/subsidy-scheme.entity.ts';
import { SubsidySchemeModule } from './subsidy-scheme/subsidy-scheme.module.ts';
import { YearReportModule } from './year-report/year-report.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it, with office holders of their own. */
export const definitionWith = (holders: DynamicModule): PluginDefinition => ({
  modules: [
    holders,
    SubsidySchemeModule,
    SubsidyRunModule,
    SubsidyEntryModule,
    AttachmentModule.of([BASIS_USE]),
    ProjectModule,
    ExpenseModule,
    AcceptanceModule,
    LedgerModule,
    FundModule,
    AllocationModule,
    RuleDocumentModule,
    YearReportModule,
  ],
  entities: [
    SubsidySchemeRow,
    SubsidySchemeEventRow,
    SubsidyRunRow,
    SubsidyRunEventRow,
    SubsidyEntryRow,
    SubsidyEntryEventRow,
    ProjectRow,
    ProjectEventRow,
    ExpenseRow,
    ExpenseEventRow,
    AcceptanceRow,
    AcceptanceEventRow,
    BudgetLineRow,
    LedgerLineRow,
    FundRow,
    FundEventRow,
    AllocationRow,
    AllocationEventRow,
    RuleDocumentRow,
    RuleDocumentEventRow,
  ],
});

export const definition = definitionWith(OfficeHoldersModule.ofCore());
