import { personIdSchema, postTypeIdSchema, recordVersionSchema, unitIdSchema } from '@linli/contracts';
import type { PostTypeId } from '@linli/contracts';
import { z } from 'zod';

/** Posts that people are hired for. */
export const HIRE_POSTS = [
  'community-worker',
  'party-worker',
  'dedicated-deputy',
  'committee-member',
] as const satisfies readonly PostTypeId[];
export const hirePostSchema = postTypeIdSchema.extract(HIRE_POSTS);
export type HirePost = z.infer<typeof hirePostSchema>;

/** People on one list at most. */
export const MAX_LISTED = 500;
export const HIRE_LIST_COLUMNS = ['name', 'organisation', 'post'] as const;
export type HireListColumn = (typeof HIRE_LIST_COLUMNS)[number];

/** A table as it was pasted, or a file (XLSX or CSV) as base64. */
export const hireSheetSchema = z.union([
  z.object({ text: z.string().min(1).max(100_000) }),
  z.object({ file: z.base64().max(200_000) }),
]);
export type HireSheet = z.infer<typeof hireSheetSchema>;
export const checkHireListSchema = z.object({ sheet: hireSheetSchema });
export type CheckHireList = z.infer<typeof checkHireListSchema>;
/** Takes the place of the list before. All of it or nothing. */
export const enterHireListSchema = z.object({
  sheet: hireSheetSchema,
  /** Those of one name in one body are different people. */
  namesakes: z.boolean().default(false),
  version: recordVersionSchema,
});
export type EnterHireList = z.infer<typeof enterHireListSchema>;

/** What is wrong with a row. `row` counts from 1 with the header, as a spreadsheet does. */
export const hireFaultSchema = z.object({
  row: z.int(),
  column: z.enum(HIRE_LIST_COLUMNS),
  code: z.string(),
  message: z.string(),
});
export type HireFault = z.infer<typeof hireFaultSchema>;
export const hireListRowSchema = z.object({
  row: z.int(),
  name: z.string(),
  organisation: z.string(),
  post: z.string(),
  /** Where the body is, as far as it is known. */
  unit: z.object({ id: unitIdSchema, name: z.string() }).nullable(),
  faults: z.array(hireFaultSchema),
  /** Somebody of that name is in the list for the same body. */
  namesake: z.boolean(),
});
export type HireListRow = z.infer<typeof hireListRowSchema>;
/** What a list would be. `total` of rows, of which `rows` shows all. */
export const hireListCheckSchema = z.object({
  rows: z.array(hireListRowSchema),
  total: z.int(),
  faulty: z.int(),
  namesakes: z.int(),
});
export type HireListCheck = z.infer<typeof hireListCheckSchema>;

/** Somebody whom the one who is hired may be. */
export const hireMatchSchema = z.object({
  id: personIdSchema,
  name: z.string(),
  unit: z.string(),
  /** Whether they can be chosen: out of reach, only the surname is told. */
  readable: z.boolean(),
});
export type HireMatch = z.infer<typeof hireMatchSchema>;
