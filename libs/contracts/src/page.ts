import { z } from 'zod';

/** Rows that a list can be paged through; beyond it a filter is the better tool, and the API says so. */
export const MAX_PAGED_ROWS = 10_000;

/** Media type of a workbook: a list that is asked for with it (`Accept`) is answered as one. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows of a scoped list that are counted; more are "more than a thousand" to everybody, and dear to count each time. */
export const MAX_COUNTED_ROWS = 1_000;

/** Paging as it arrives in a query string: pages count from 1, at most 100 rows a page. */
export const pageQuerySchema = z.object({
  page: z.coerce.number().int().min(1).max(MAX_PAGED_ROWS).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  /** Counts to the end however many there are: of a list that a figure opens to, or that says a sum. */
  count: z.literal('exact').optional(),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

/**
 * How many rows there are. Counting stops at a bound ({@link MAX_COUNTED_ROWS} in scoped lists), unless `count=exact` is asked
 * for: then `exact` is false.
 */
export const pageTotalSchema = z.object({ total: z.int().min(0), exact: z.boolean() });

/** One page of rows of the given schema. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), page: z.int(), pageSize: z.int(), ...pageTotalSchema.shape });
}

/** One page of rows. */
export interface Page<T> {
  items: T[];
  page: number;
  pageSize: number;
  total: number;
  exact: boolean;
}
