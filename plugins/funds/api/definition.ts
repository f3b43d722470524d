import type { PluginDefinition } from '@linli/sdk-server';
import { AllocationEventRow, AllocationRow } from './allocation/allocation.entity.ts';
import { AllocationModule } from './allocation/allocation.module.ts';
import { FundEventRow, FundRow } from './fund/fund.entity.ts';
import { FundModule } from './fund/fund.module.ts';
import { BudgetLineRow, LedgerLineRow } from './ledger/ledger.entity.ts';
import { LedgerModule } from './ledger/ledger.module.ts';
import { RuleDocumentEventRow, RuleDocumentRow } from './rule-document/rule-document.entity.ts';
import { RuleDocumentModule } from './rule-document/rule-document.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = {
  modules: [LedgerModule, FundModule, AllocationModule, RuleDocumentModule],
  entities: [
    BudgetLineRow,
    LedgerLineRow,
    FundRow,
    FundEventRow,
    AllocationRow,
    AllocationEventRow,
    RuleDocumentRow,
    RuleDocumentEventRow,
  ],
};
