import { z } from 'zod';
import { instantSchema } from './ids.ts';

/** What can be imported and exported as a table. */
export const IMPORT_NOUNS = ['units', 'organisations', 'people', 'appointments', 'grants'] as const;
export const importNounSchema = z.enum(IMPORT_NOUNS);
export type ImportNoun = z.infer<typeof importNounSchema>;

/** The permission that importing a noun is called with; exporting asks for the noun's `read`. */
export const IMPORT_PERMISSIONS = {
  units: 'core.unit.import',
  organisations: 'core.organisation.import',
  people: 'core.person.import',
  appointments: 'core.appointment.import',
  grants: 'core.grant.import',
} as const satisfies Record<ImportNoun, string>;

/**
 * `receiving`: the file is on its way. `waiting` and `working`: a step is about to be done or under way. `refused`: the
 * file cannot be read, `problem` says why. `previewed`: checked, nothing saved. `applied`: in force. `undone`: taken
 * back. `interrupted`: core or the database went away in the middle of a step; nothing is half done, and the step can
 * be repeated.
 */
export const IMPORT_STATES = [
  'receiving',
  'waiting',
  'working',
  'refused',
  'previewed',
  'applied',
  'undone',
  'interrupted',
] as const;
export const importStateSchema = z.enum(IMPORT_STATES);
export type ImportState = z.infer<typeof importStateSchema>;
export const importStepSchema = z.enum(['read', 'check', 'apply', 'undo']);
export type ImportStep = z.infer<typeof importStepSchema>;

/** One thing wrong with one row. `row` counts from 1 with the header, as a spreadsheet does; `column` is a column's key. */
export const importErrorSchema = z.object({
  row: z.int(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
export type ImportError = z.infer<typeof importErrorSchema>;

export const IMPORT_OUTCOMES = ['new', 'changed', 'unchanged', 'error'] as const;
/** What an import would do with one row; `cells` in the order of the columns. */
export const importRowSchema = z.object({
  row: z.int(),
  cells: z.array(z.string()),
  outcome: z.enum(IMPORT_OUTCOMES),
  /** For `changed`: what it was; for `unchanged`: a remark where one is due. */
  note: z.string().nullable(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

export const importColumnSchema = z.object({ key: z.string(), title: z.string(), required: z.boolean() });
export type ImportColumn = z.infer<typeof importColumnSchema>;

/** What went wrong with a step as a whole: title and remedy, as in a problem document. */
export const importProblemSchema = z.object({ code: z.string(), title: z.string(), remedy: z.string().nullable() });

/** An import. `rows` holds at most the first 500 rows, those with errors first; the counts are of the whole file. */
export const dataImportSchema = z.object({
  id: z.uuid(),
  noun: importNounSchema,
  fileName: z.string(),
  format: z.enum(['xlsx', 'csv']).nullable(),
  encoding: z.enum(['utf-8', 'gb18030']).nullable(),
  state: importStateSchema,
  step: importStepSchema,
  /** How far the step is: rows, or hundredths of the file while it is read. */
  progress: z.object({ done: z.int(), total: z.int() }),
  counts: z.object({ total: z.int(), new: z.int(), changed: z.int(), unchanged: z.int(), error: z.int() }),
  columns: z.array(importColumnSchema),
  rows: z.array(importRowSchema),
  errors: z.array(importErrorSchema),
  problem: importProblemSchema.nullable(),
  createdAt: instantSchema,
  createdBy: z.string(),
  appliedAt: instantSchema.nullable(),
  undoneAt: instantSchema.nullable(),
  /** Whether this one can be undone now: it is the newest applied one of its noun and nothing was built on it since. */
  undoable: z.boolean(),
});
export type DataImport = z.infer<typeof dataImportSchema>;

/** Nothing more happens to it by itself. */
export const isImportSettled = ({ state }: Pick<DataImport, 'state'>): boolean =>
  state !== 'receiving' && state !== 'waiting' && state !== 'working';
