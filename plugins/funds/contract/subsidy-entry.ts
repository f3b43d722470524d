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
import { fenSchema } from './money.ts';
import { SUBSIDY_RUN_PERMISSION } from './subsidy-run.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const SUBSIDY_ENTRY_PERMISSION = {
  read: 'funds.subsidy-entry.read',
  /** Marks entries of the own street as paid, or as failed with the reason. */
  pay: 'funds.subsidy-entry.pay',
  /** Holds an entry, keeps one that was held, or removes it. */
  decide: 'funds.subsidy-entry.decide',
} as const;

const version = recordVersionSchema;
const payment = {
  paidOn: daySchema,
  /** Number of the voucher in the books of the street; never an account of whom it was paid to. */
  voucher: lineSchema(40).optional(),
};
export const paySubsidyEntrySchema = z.object({ ...payment, version });
export type PaySubsidyEntry = z.infer<typeof paySubsidyEntrySchema>;
/** All that are still to be paid in a unit and below it, at once. */
export const paySubsidyEntriesSchema = z.object({ ...payment, unitId: unitIdSchema });
export type PaySubsidyEntries = z.infer<typeof paySubsidyEntriesSchema>;
export const paidSubsidyEntriesSchema = z.object({ count: z.int(), fen: fenSchema });
export type PaidSubsidyEntries = z.infer<typeof paidSubsidyEntriesSchema>;
const whySchema = z.object({ reason: textSchema(200), version });
export const reasonedSubsidyEntrySchema = whySchema;
export type ReasonedSubsidyEntry = z.infer<typeof whySchema>;

/** Why an entry was held: the appointment ended, it stands in another unit now, or somebody said so. */
export const SUBSIDY_HELD_FOR = ['ended', 'moved', 'other'] as const;
export type SubsidyHeldFor = (typeof SUBSIDY_HELD_FOR)[number];

const P = SUBSIDY_ENTRY_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const SUBSIDY_ENTRY_MACHINE = defineMachine({
  noun: 'funds.subsidy-entry',
  read: P.read,
  create: { action: 'compute', to: 'open', permission: SUBSIDY_RUN_PERMISSION.manage },
  states: {
    /** To be paid, once the run is released. */
    open: { tone: 'active' },
    held: { tone: 'warning' },
    /** It may still come back from the bank while the run is open. */
    paid: { tone: 'success' },
    failed: { tone: 'danger' },
    removed: { final: true, failed: true },
  },
  guards: { released: { barrier: 'not-released', about: 'record', quiet: true } },
  actions: {
    pay: {
      from: ['open', 'failed'],
      awaited: [],
      to: 'paid',
      permission: P.pay,
      guards: ['released'],
      command: paySubsidyEntrySchema,
    },
    fail: {
      from: ['open', 'paid'],
      awaited: [],
      to: 'failed',
      permission: P.pay,
      guards: ['released'],
      command: reasonedSubsidyEntrySchema,
      tone: 'warning',
      danger: true,
    },
    keep: { from: ['held'], to: 'open', permission: P.decide, command: reasonedSubsidyEntrySchema },
    hold: {
      from: ['open', 'failed'],
      awaited: [],
      to: 'held',
      permission: P.decide,
      command: reasonedSubsidyEntrySchema,
      tone: 'warning',
    },
    remove: {
      from: ['held'],
      awaited: [],
      to: 'removed',
      permission: P.decide,
      command: reasonedSubsidyEntrySchema,
      danger: true,
    },
  },
});
export type SubsidyEntryMachine = typeof SUBSIDY_ENTRY_MACHINE;
export type SubsidyEntryState = StateOf<SubsidyEntryMachine>;
export type SubsidyEntryAction = AnyActionOf<SubsidyEntryMachine>;

const answered = recordAnswers(SUBSIDY_ENTRY_MACHINE, {
  listed: {
    run: z.object({ id: z.uuid(), title: z.string() }),
    person: z.string(),
    organisation: z.string(),
    fen: fenSchema,
    heldFor: z.enum(SUBSIDY_HELD_FOR).nullable(),
    releasedOn: daySchema.nullable(),
    paidOn: daySchema.nullable(),
  },
  shown: { voucher: z.string().nullable(), failure: z.string().nullable(), returnedOn: daySchema.nullable() },
  said: { reason: z.string().nullable(), voucher: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const subsidyEntryAnswers = {
  ...answered,
  query: answered.query.extend({
    run: z.uuid().optional(),
    /** Released by the end of this day, and not gone back by then. */
    releasedBy: daySchema.optional(),
  }),
};
export type SubsidyEntry = z.infer<typeof subsidyEntryAnswers.listed>;
export type SubsidyEntryDetail = z.infer<typeof subsidyEntryAnswers.shown>;
export type SubsidyEntryHistory = z.infer<typeof subsidyEntryAnswers.history>;
export type SubsidyEntryListQuery = z.infer<typeof subsidyEntryAnswers.query>;
