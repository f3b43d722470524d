import { daySchema, defineMachine, lineSchema, recordAnswers, recordVersionSchema, textSchema } from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { SIX } from './six-must-list.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const SIX_MUST_CHECK_PERMISSION = {
  read: 'culture.six-must-check.read',
  /** Checks a venue: held above whoever keeps it. */
  file: 'culture.six-must-check.file',
} as const;

/** What was found of an item: it is there, in part, or it is not. */
export const SIX_MUST_RESULTS = ['met', 'partly', 'missing'] as const;
export const sixMustResultSchema = z.enum(SIX_MUST_RESULTS);
export type SixMustResult = z.infer<typeof sixMustResultSchema>;

const sixMustFindingSchema = z
  .object({ result: sixMustResultSchema, note: lineSchema(120).optional() })
  .refine(({ result, note }) => result === 'met' || note !== undefined, {
    path: ['note'],
    error: 'six-must-check.findings.note-missing',
  });
/** What is said of an item, in the order of the list. */
export type SixMustFinding = z.infer<typeof sixMustFindingSchema>;

export const fileSixMustCheckSchema = z.object({
  venueId: z.uuid(),
  /** The list that whoever checks has before them. */
  listId: z.uuid(),
  checkedOn: daySchema,
  findings: z.array(sixMustFindingSchema).length(SIX),
});
export type FileSixMustCheck = z.infer<typeof fileSixMustCheckSchema>;
export const withdrawSixMustCheckSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type WithdrawSixMustCheck = z.infer<typeof withdrawSixMustCheckSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. What was filed is never edited. */
export const SIX_MUST_CHECK_MACHINE = defineMachine({
  noun: 'culture.six-must-check',
  read: SIX_MUST_CHECK_PERMISSION.read,
  create: { action: 'file', to: 'filed', permission: SIX_MUST_CHECK_PERMISSION.file },
  states: { filed: { tone: 'active' }, withdrawn: { final: true, failed: true } },
  actions: {
    withdraw: {
      from: ['filed'],
      awaited: [],
      to: 'withdrawn',
      permission: SIX_MUST_CHECK_PERMISSION.file,
      command: withdrawSixMustCheckSchema,
      danger: true,
    },
  },
});
export type SixMustCheckMachine = typeof SIX_MUST_CHECK_MACHINE;
export type SixMustCheckState = StateOf<SixMustCheckMachine>;
export type SixMustCheckAction = AnyActionOf<SixMustCheckMachine>;

/** An item as it was called on that day, with what was found. */
export const checkedItemSchema = z.object({
  title: z.string(),
  result: sixMustResultSchema,
  note: z.string().nullable(),
});
export type CheckedItem = z.infer<typeof checkedItemSchema>;

const answered = recordAnswers(SIX_MUST_CHECK_MACHINE, {
  listed: {
    venue: z.object({ id: z.uuid(), title: z.string() }),
    list: z.object({ id: z.uuid(), title: z.string() }),
    checkedOn: daySchema,
    /** Items that are there as a whole. */
    met: z.int(),
    items: z.array(checkedItemSchema),
  },
  shown: {},
  said: { reason: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const sixMustCheckAnswers = {
  ...answered,
  query: answered.query.extend({
    venue: z.uuid().optional(),
    list: z.uuid().optional(),
    /** All six are there, or not. */
    complete: z.enum(['yes', 'no']).optional(),
  }),
};
export type SixMustCheck = z.infer<typeof sixMustCheckAnswers.listed>;
export type SixMustCheckDetail = z.infer<typeof sixMustCheckAnswers.shown>;
export type SixMustCheckHistory = z.infer<typeof sixMustCheckAnswers.history>;
export type SixMustCheckQuery = z.infer<typeof sixMustCheckAnswers.query>;

/** How a venue stands by its newest check; `old`: checked by a list that is not in force any more. */
export const SIX_MUST_STANDINGS = ['complete', 'incomplete', 'never', 'old'] as const;
