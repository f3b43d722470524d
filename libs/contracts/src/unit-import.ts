import { z } from 'zod';
import { instantSchema } from './ids.ts';

/** Why a row of an import cannot be taken. The words for each come with `message`, in the asker's language. */
export const IMPORT_ERROR_CODES = [
  'duplicate-code',
  'unknown-parent',
  'wrong-level',
  'unknown-level',
  'cycle',
  'empty-name',
  'bad-name',
  'empty-code',
  'bad-code',
  'out-of-reach',
  'column-count',
] as const;

/** One thing wrong with one row. `row` counts from 1 with the header, as a spreadsheet does; `column` is the canonical name. */
export const importErrorSchema = z.object({
  row: z.int(),
  column: z.enum(['code', 'name', 'level', 'parent_code']).nullable(),
  code: z.enum(IMPORT_ERROR_CODES),
  message: z.string(),
});
export type ImportError = z.infer<typeof importErrorSchema>;

/** What an import would do with one row. */
export const importRowSchema = z.object({
  row: z.int(),
  code: z.string(),
  name: z.string(),
  level: z.string(),
  parentCode: z.string(),
  outcome: z.enum(['new', 'changed', 'unchanged', 'error']),
  /** For `changed`: what it was; for `unchanged`: a remark where one is due (the code is an old one of a moved unit). */
  note: z.string().nullable(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/**
 * A units import. `previewed`: checked, nothing saved; `applied`: in force; `undone`: taken back. `rows` holds at most
 * the first 500 rows, those with errors first; the counts are of the whole file.
 */
export const unitImportSchema = z.object({
  id: z.uuid(),
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'gb18030']),
  state: z.enum(['previewed', 'applied', 'undone']),
  counts: z.object({ total: z.int(), new: z.int(), changed: z.int(), unchanged: z.int(), error: z.int() }),
  rows: z.array(importRowSchema),
  errors: z.array(importErrorSchema),
  createdAt: instantSchema,
  createdBy: z.string(),
  appliedAt: instantSchema.nullable(),
  undoneAt: instantSchema.nullable(),
  /** Whether this one can be undone now: it is the newest applied one and nothing built on it since. */
  undoable: z.boolean(),
});
export type UnitImport = z.infer<typeof unitImportSchema>;
