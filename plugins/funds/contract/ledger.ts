import {
  daySchema,
  instantSchema,
  pageOf,
  pageQuerySchema,
  severalOf,
  unitIdParamSchema,
  unitRefSchema,
} from '@linli/contracts';
import { z } from 'zod';
import { fenSchema } from './money.ts';

/** Reads the books of a unit and of those below it. They are written by what they are about, never by hand. */
export const LEDGER_PERMISSION = { read: 'funds.ledger.read' } as const;

/** What money is meant for: general is not meant for anything yet. */
export const FUND_CATEGORIES = ['general', 'service', 'goods', 'works', 'activity', 'subsidy'] as const;
export const fundCategorySchema = z.enum(FUND_CATEGORIES);
export type FundCategory = z.infer<typeof fundCategorySchema>;

/** `source` is where the money of a fund comes from, below zero by as much as was appropriated. */
export const ACCOUNT_KINDS = ['source', 'available', 'committed', 'spent'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
export const ENTRY_KINDS = ['appropriate', 'allocate', 'commit', 'release', 'spend', 'counter'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
const accountKindSchema = z.enum(ACCOUNT_KINDS);
const entryKindSchema = z.enum(ENTRY_KINDS);

/** How a budget line stands, in fen. What it was given is the three together. */
export const balanceSchema = z.object({ available: fenSchema, committed: fenSchema, spent: fenSchema });
export type Balance = z.infer<typeof balanceSchema>;

/** Fund × unit × year × category: where money is committed and spent. */
export const budgetLineSchema = balanceSchema.extend({
  id: z.uuid(),
  fundId: z.uuid(),
  fundTitle: z.string(),
  unit: unitRefSchema,
  year: z.int(),
  category: fundCategorySchema,
  state: z.enum(['open', 'closed']),
});
export type BudgetLine = z.infer<typeof budgetLineSchema>;
export const budgetLinesSchema = pageOf(budgetLineSchema);
export const budgetLineQuerySchema = pageQuerySchema.extend({
  fund: z.uuid().optional(),
  /** The unit itself, without those below it. */
  at: unitIdParamSchema.optional(),
  category: severalOf(fundCategorySchema).optional(),
  state: severalOf(budgetLineSchema.shape.state).optional(),
});
export type BudgetLineQuery = z.infer<typeof budgetLineQuerySchema>;

/** One line of an entry: what it added to an account, or took from it. */
export const ledgerLineSchema = z.object({
  id: z.uuid(),
  entryId: z.uuid(),
  postedAt: instantSchema,
  postedOn: daySchema,
  unit: unitRefSchema,
  fundId: z.uuid(),
  lineId: z.uuid().nullable(),
  year: z.int(),
  category: fundCategorySchema,
  account: accountKindSchema,
  kind: entryKindSchema,
  effect: entryKindSchema,
  fen: fenSchema,
  memo: z.string(),
  by: z.string(),
  reference: z.object({ type: z.string(), id: z.uuid() }),
});
export type LedgerLine = z.infer<typeof ledgerLineSchema>;
export const ledgerPageSchema = pageOf(ledgerLineSchema);

export const ledgerQuerySchema = pageQuerySchema.extend({
  q: z.string().trim().max(100).optional(),
  /** The unit with all below it. */
  unit: unitIdParamSchema.optional(),
  /** The unit itself. */
  at: unitIdParamSchema.optional(),
  fund: z.uuid().optional(),
  line: z.uuid().optional(),
  entry: z.uuid().optional(),
  category: severalOf(fundCategorySchema).optional(),
  account: severalOf(accountKindSchema).optional(),
  kind: severalOf(entryKindSchema).optional(),
  /** As `kind`, with what was taken back taken off: counter-entries count to what they counter. */
  effect: severalOf(entryKindSchema).optional(),
  /** Lines of the year that this day lies in. */
  yearOf: daySchema.optional(),
  postedFrom: daySchema.optional(),
  postedTo: daySchema.optional(),
});
export type LedgerQuery = z.infer<typeof ledgerQuerySchema>;

/** What a unit and those below it have of a fund, in fen. */
export const fundNodeSchema = balanceSchema.extend({
  unit: unitRefSchema,
  /** What came to it from above, or was appropriated to it: the sum of the other three, and of what went on. */
  received: fenSchema,
  /** Of that, what went on to units below it. */
  passedOn: fenSchema,
});
export type FundNode = z.infer<typeof fundNodeSchema>;
/** A unit, and those directly below it that have had money of the fund. */
export const fundTreeSchema = z.object({ node: fundNodeSchema, children: z.array(fundNodeSchema) });
export type FundTree = z.infer<typeof fundTreeSchema>;
export const fundTreeQuerySchema = z.object({ at: unitIdParamSchema });
