import {
  daySchema,
  defineMachine,
  lineSchema,
  noticeStandingSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdParamSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { fenSchema } from './money.ts';
import { SUBSIDY_BODIES, SUBSIDY_POSTS } from './subsidy-scheme.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const SUBSIDY_RUN_PERMISSION = {
  read: 'funds.subsidy-run.read',
  /** Drafts a run, has it computed and compared, publishes its total, closes or cancels it. */
  manage: 'funds.subsidy-run.manage',
  /** Checks it, as somebody who has not computed it. */
  check: 'funds.subsidy-run.check',
  /** Approves it, as somebody who has neither computed nor checked it. */
  approve: 'funds.subsidy-run.approve',
  /** Hands the money down to the streets, and says when all of it is paid. */
  release: 'funds.subsidy-run.release',
} as const;

/** Working days that the notice of the total stands at least. A setting of this product; no rule of law is claimed for it. */
export const SUBSIDY_NOTICE_DAYS = 5;
/** What that notice is for, in this plugin's own word. */
export const SUBSIDY_TOTAL_SHOWN = 'funds.subsidy-run.close';

const version = recordVersionSchema;
const about = {
  /** Which period it is for: 2026 年度. */
  title: lineSchema(60),
  /** Appointments in force on this day count. */
  heldOn: daySchema,
  note: textSchema(500).optional(),
};
/** It is run where its scheme is. */
export const draftSubsidyRunSchema = z.object({
  schemeId: z.uuid(),
  ...about,
  /** Out of which budget line it is paid; without one the books know nothing of it. */
  lineId: z.uuid().optional(),
});
export type DraftSubsidyRun = z.infer<typeof draftSubsidyRunSchema>;
export const changeSubsidyRunSchema = z.object({ ...about, version });
export type ChangeSubsidyRun = z.infer<typeof changeSubsidyRunSchema>;
export const plainSubsidyRunSchema = z.object({ version });
export type PlainSubsidyRun = z.infer<typeof plainSubsidyRunSchema>;
const whySchema = z.object({ reason: textSchema(200), version });
export const returnSubsidyRunSchema = whySchema;
export const refuseSubsidyRunSchema = whySchema;
export const cancelSubsidyRunSchema = whySchema;
export type ReasonedSubsidyRun = z.infer<typeof whySchema>;

const P = SUBSIDY_RUN_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const SUBSIDY_RUN_MACHINE = defineMachine({
  noun: 'funds.subsidy-run',
  read: P.read,
  create: { action: 'draft', to: 'drafted', permission: P.manage },
  steps: {
    drafted: 'draft',
    computed: 'compute',
    checked: 'check',
    approved: 'approve',
    released: 'release',
    paid: 'finish',
    published: 'publish',
    closed: 'close',
  },
  states: {
    drafted: { step: 'drafted' },
    returned: { step: 'drafted', tone: 'warning' },
    computed: { step: 'computed', tone: 'active' },
    checked: { step: 'checked', tone: 'active' },
    approved: { step: 'approved', tone: 'active' },
    released: { step: 'released', tone: 'active' },
    paid: { step: 'paid', tone: 'active' },
    published: { step: 'published', tone: 'active' },
    closed: { step: 'closed', final: true, tone: 'success' },
    cancelled: { final: true, failed: true },
  },
  guards: { notComputer: { barrier: 'own-run' }, notChecker: { barrier: 'own-check' } },
  actions: {
    compute: { from: ['drafted', 'returned'], to: 'computed', permission: P.manage },
    check: { from: ['computed'], to: 'checked', permission: P.check, guards: ['notComputer'] },
    approve: { from: ['checked'], to: 'approved', permission: P.approve, guards: ['notComputer', 'notChecker'] },
    release: { from: ['approved'], to: 'released', permission: P.release },
    finish: { from: ['released'], to: 'paid', permission: P.release },
    publish: { from: ['paid'], to: 'published', permission: P.manage },
    close: { from: ['published'], to: 'closed', permission: P.manage },
    change: { from: ['drafted', 'returned'], awaited: [], permission: P.manage, command: changeSubsidyRunSchema },
    /** Asks core again who holds the posts today, and holds what has changed. */
    compare: { from: ['computed', 'checked', 'approved', 'released'], awaited: [], permission: P.manage },
    return: {
      from: ['computed'],
      awaited: [],
      to: 'returned',
      permission: P.check,
      guards: ['notComputer'],
      command: returnSubsidyRunSchema,
      tone: 'warning',
    },
    refuse: {
      from: ['checked'],
      awaited: [],
      to: 'returned',
      permission: P.approve,
      guards: ['notComputer', 'notChecker'],
      command: refuseSubsidyRunSchema,
      tone: 'warning',
    },
    cancel: {
      from: ['drafted', 'returned', 'computed', 'checked', 'approved'],
      awaited: [],
      to: 'cancelled',
      permission: P.manage,
      command: cancelSubsidyRunSchema,
      danger: true,
    },
  },
});
export type SubsidyRunMachine = typeof SUBSIDY_RUN_MACHINE;
export type SubsidyRunState = StateOf<SubsidyRunMachine>;
export type SubsidyRunAction = AnyActionOf<SubsidyRunMachine>;

const sumSchema = z.object({ count: z.int(), fen: fenSchema });
/** How the entries of a run stand that the asker may see, by number and by amount. */
export const subsidyTallySchema = z.object({
  /** All but the removed ones. */
  all: sumSchema,
  held: sumSchema,
  released: sumSchema,
  /** Handed down, and for the street to pay out: neither held nor failed. */
  waiting: sumSchema,
  paid: sumSchema,
  failed: sumSchema,
  removed: sumSchema,
});
export type SubsidyTally = z.infer<typeof subsidyTallySchema>;

/** The same for one street, or for a unit that stands in none. */
export const subsidyStreetSchema = subsidyTallySchema.extend({
  unit: z.object({ id: unitIdSchema, name: z.string() }),
});
export type SubsidyStreet = z.infer<typeof subsidyStreetSchema>;

/** How a run was shared, so that anybody can do the sum again. */
export const subsidySharingSchema = z.object({
  /** Each gets this, in fen. */
  baseFen: fenSchema,
  /** So many get a fen more: what does not divide. */
  extra: z.int(),
  /** The place in the order of appointments, from 1, from which on they do. */
  startsAt: z.int(),
});
export type SubsidySharing = z.infer<typeof subsidySharingSchema>;

/** As the API answers it, beside what is answered about every record. */
const answered = recordAnswers(SUBSIDY_RUN_MACHINE, {
  listed: {
    title: z.string(),
    scheme: z.object({ id: z.uuid(), title: z.string() }),
    heldOn: daySchema,
    totalFen: fenSchema,
    people: z.int(),
    releasedOn: daySchema.nullable(),
  },
  shown: {
    note: z.string().nullable(),
    /** The budget line that it is paid out of. */
    line: z.object({ id: z.uuid(), title: z.string() }).nullable(),
    post: z.enum(SUBSIDY_POSTS),
    body: z.enum(SUBSIDY_BODIES),
    sharing: subsidySharingSchema.nullable(),
    /** When core was last asked who holds the posts, and how many hold one now who are not in the run. */
    comparedOn: daySchema.nullable(),
    newcomers: z.int(),
    tally: subsidyTallySchema,
    streets: z.array(subsidyStreetSchema),
    /** How the notice of the total stands; null before it was opened. */
    notice: noticeStandingSchema.nullable(),
  },
  said: { reason: z.string().nullable(), people: z.int().nullable(), held: z.int().nullable() },
});
export const subsidyRunAnswers = {
  ...answered,
  query: answered.query.extend({
    /** At, below and above this unit: what is run above comes down to it. */
    for: unitIdParamSchema.optional(),
    scheme: z.uuid().optional(),
  }),
};
export type SubsidyRun = z.infer<typeof subsidyRunAnswers.listed>;
export type SubsidyRunDetail = z.infer<typeof subsidyRunAnswers.shown>;
export type SubsidyRunHistory = z.infer<typeof subsidyRunAnswers.history>;
export type SubsidyRunListQuery = z.infer<typeof subsidyRunAnswers.query>;

/** What changed since the last run of the scheme that was released: somebody is new, has left, or is elsewhere now. */
export const SUBSIDY_DIFFERENCES = ['new', 'left', 'moved'] as const;
export const subsidyDifferencesSchema = z.object({
  last: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  counts: z.object({ new: z.int(), left: z.int(), moved: z.int() }),
  /** Those that the asker may see, at most {@link MAX_DIFFERENCES}. */
  items: z.array(
    z.object({
      kind: z.enum(SUBSIDY_DIFFERENCES),
      person: z.string(),
      organisation: z.string(),
      /** Of who moved: where they were. */
      before: z.string().nullable(),
    }),
  ),
});
export const MAX_DIFFERENCES = 200;
export type SubsidyDifferences = z.infer<typeof subsidyDifferencesSchema>;
