import { Allow, Answers, ExportsList } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  LEDGER_PERMISSION,
  budgetLineQuerySchema,
  budgetLinesSchema,
  fenSumSchema,
  fundTreeQuerySchema,
  fundTreeSchema,
  ledgerPageSchema,
  ledgerQuerySchema,
  yuanText,
} from '../../contract/index.ts';
import type { BudgetLineQuery, LedgerLine, LedgerQuery } from '../../contract/index.ts';
import { BudgetLines } from './budget-lines.ts';
import { FundTrees } from './fund-tree.service.ts';
import { LedgerList } from './ledger-list.service.ts';

const COLUMNS: ExportColumn<LedgerLine>[] = [
  { header: 'ledger.field.posted-on', value: 'postedOn' },
  { header: 'ledger.field.unit', value: ({ unit }) => unit.name, width: 24 },
  { header: 'ledger.field.category', value: 'category', words: 'ledger.category' },
  { header: 'ledger.field.kind', value: 'kind', words: 'ledger.kind' },
  { header: 'ledger.field.account', value: 'account', words: 'ledger.account' },
  { header: 'ledger.field.yuan', value: ({ fen }) => yuanText(fen).replaceAll(',', '') },
  { header: 'ledger.field.memo', value: 'memo', width: 40 },
  { header: 'ledger.field.by', value: 'by' },
];

@Controller()
export class LedgerController {
  constructor(
    private readonly list: LedgerList,
    private readonly lines: BudgetLines,
    private readonly trees: FundTrees,
  ) {}

  @Get('ledger')
  @Allow(LEDGER_PERMISSION.read)
  @Answers(ledgerPageSchema)
  @ExportsList({ columns: COLUMNS })
  findPage(@Query({ schema: ledgerQuerySchema }) query: LedgerQuery) {
    return this.list.findPage(query);
  }

  @Get('ledger/sum')
  @Allow(LEDGER_PERMISSION.read)
  @Answers(fenSumSchema)
  sum(@Query({ schema: ledgerQuerySchema }) query: LedgerQuery) {
    return this.list.sum(query);
  }

  @Get('budget-lines')
  @Allow(LEDGER_PERMISSION.read)
  @Answers(budgetLinesSchema)
  budgetLines(@Query({ schema: budgetLineQuerySchema }) query: BudgetLineQuery) {
    return this.lines.list(query);
  }

  @Get('fund-trees/:id')
  @Allow(LEDGER_PERMISSION.read)
  @Answers(fundTreeSchema)
  tree(@Param('id', { schema: z.uuid() }) id: string, @Query({ schema: fundTreeQuerySchema }) { at }: { at: number }) {
    return this.trees.of(id, at);
  }
}
