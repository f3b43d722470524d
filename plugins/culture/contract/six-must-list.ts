import {
  daySchema,
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const SIX_MUST_LIST_PERMISSION = {
  read: 'culture.six-must-list.read',
  manage: 'culture.six-must-list.manage',
  /** The second person: puts it in force, and ends it. */
  issue: 'culture.six-must-list.issue',
} as const;

/** 六必有: as many items as the name says, no more and no fewer. The district fills them in. */
export const SIX = 6;

export const sixMustItemSchema = z.object({
  title: lineSchema(20),
  /** What is looked for on the spot. */
  look: lineSchema(120),
});
export type SixMustItem = z.infer<typeof sixMustItemSchema>;

const itemsSchema = z
  .array(sixMustItemSchema)
  .length(SIX)
  .refine((items) => new Set(items.map(({ title }) => title)).size === items.length, 'six-must-list.items.twice');
const about = { title: lineSchema(60), items: itemsSchema, note: textSchema(500).optional() };
const version = recordVersionSchema;
export const draftSixMustListSchema = z.object({ ...about, unitId: unitIdSchema });
export type DraftSixMustList = z.infer<typeof draftSixMustListSchema>;
export const changeSixMustListSchema = z.object({ ...about, version });
export type ChangeSixMustList = z.infer<typeof changeSixMustListSchema>;
export const issueSixMustListSchema = z.object({ inForceFrom: daySchema, version });
export type IssueSixMustList = z.infer<typeof issueSixMustListSchema>;
const why = { reason: textSchema(200), version };
export const endSixMustListSchema = z.object(why);
export type EndSixMustList = z.infer<typeof endSixMustListSchema>;
export const dropSixMustListSchema = z.object(why);
export type DropSixMustList = z.infer<typeof dropSixMustListSchema>;

const P = SIX_MUST_LIST_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. What is in force is never edited. */
export const SIX_MUST_LIST_MACHINE = defineMachine({
  noun: 'culture.six-must-list',
  read: P.read,
  create: { action: 'draft', to: 'drafted', permission: P.manage },
  steps: { drafted: 'draft', issued: 'issue', ended: 'end' },
  states: {
    drafted: { step: 'drafted' },
    'in-force': { step: 'issued', tone: 'active' },
    ended: { step: 'ended', final: true },
    dropped: { final: true, failed: true },
  },
  guards: { notDrafter: { barrier: 'own-list' } },
  actions: {
    issue: {
      from: ['drafted'],
      to: 'in-force',
      permission: P.issue,
      guards: ['notDrafter'],
      command: issueSixMustListSchema,
      tone: 'success',
    },
    change: { from: ['drafted'], awaited: [], permission: P.manage, command: changeSixMustListSchema },
    drop: {
      from: ['drafted'],
      awaited: [],
      to: 'dropped',
      permission: P.manage,
      command: dropSixMustListSchema,
      danger: true,
    },
    /** By itself, or because another list takes its place. */
    end: {
      from: ['in-force'],
      awaited: [],
      to: 'ended',
      permission: P.issue,
      command: endSixMustListSchema,
      danger: true,
    },
  },
});
export type SixMustListMachine = typeof SIX_MUST_LIST_MACHINE;
export type SixMustListState = StateOf<SixMustListMachine>;
export type SixMustListAction = AnyActionOf<SixMustListMachine>;

/** As the API answers it, beside what is answered about every record. */
export const sixMustListAnswers = recordAnswers(SIX_MUST_LIST_MACHINE, {
  listed: {
    title: z.string(),
    items: z.array(sixMustItemSchema),
    inForceFrom: daySchema.nullable(),
    /** The first day on which it is not in force any more. */
    inForceUntil: daySchema.nullable(),
  },
  shown: { note: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type SixMustList = z.infer<typeof sixMustListAnswers.listed>;
export type SixMustListDetail = z.infer<typeof sixMustListAnswers.shown>;
export type SixMustListHistory = z.infer<typeof sixMustListAnswers.history>;
export type SixMustListQuery = z.infer<typeof sixMustListAnswers.query>;
