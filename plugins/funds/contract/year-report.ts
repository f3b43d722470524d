import { unitIdParamSchema, unitRefSchema } from '@linli/contracts';
import { z } from 'zod';
import { balanceSchema, fundCategorySchema } from './ledger.ts';
import { fenSchema } from './money.ts';

const amounts = balanceSchema.extend({
  appropriated: fenSchema,
  /** Net of what came from elsewhere and what went on. */
  allocated: fenSchema,
  /** Projects that money was set aside for. */
  projects: z.int(),
});
/** A unit and a purpose, in fen; what is left is `available`. */
export const yearReportRowSchema = amounts.extend({ unit: unitRefSchema, category: fundCategorySchema });
export type YearReportRow = z.infer<typeof yearReportRowSchema>;

/** A fund in its year: by unit and purpose, and all together. */
export const yearReportSchema = z.object({
  fund: z.object({ id: z.uuid(), title: z.string(), year: z.int() }),
  total: amounts,
  rows: z.array(yearReportRowSchema),
});
export type YearReport = z.infer<typeof yearReportSchema>;
export const yearReportQuerySchema = z.object({
  /** The unit with all below it; default everything in reach. */
  at: unitIdParamSchema.optional(),
});
export type YearReportQuery = z.infer<typeof yearReportQuerySchema>;

/**
 * Columns of the open file, in the words of the 360Giving data standard (a spreadsheet of it holds one grant a row):
 * https://standard.threesixtygiving.org/en/latest/technical/grant-fields/. Units and purposes only: no payee, nobody's name.
 */
export const GIVING_COLUMNS = [
  'Identifier',
  'Title',
  'Description',
  'Currency',
  'Amount Awarded',
  'Award Date',
  'Planned Dates:Start Date',
  'Planned Dates:End Date',
  'Recipient Org:Identifier',
  'Recipient Org:Name',
  'Funding Org:Identifier',
  'Funding Org:Name',
  'Grant Programme:Title',
] as const;
export const givingQuerySchema = yearReportQuerySchema.extend({
  /** Words of the header; the standard's own are English. */
  header: z.enum(['en', 'zh-CN']).default('en'),
});
export type GivingQuery = z.infer<typeof givingQuerySchema>;
