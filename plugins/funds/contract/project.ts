import { daySchema, noticeStandingSchema, recordAnswers } from '@linli/contracts';
import { z } from 'zod';
import { fenSchema } from './money.ts';
import { MEETING_KINDS, PROJECT_TYPES, PROPOSAL_DOORS, PROPOSERS, budgetItemSchema } from './project.commands.ts';
import { PROJECT_MACHINE } from './project.machine.ts';
import type { ProjectState } from './project.machine.ts';

export * from './project.commands.ts';
export * from './project.machine.ts';

/** What a rule in force says about a project; `blocks`: it is not submitted like this. */
export const projectFindingSchema = z.object({
  clause: z.string(),
  text: z.string(),
  kind: z.enum(['forbidden', 'cap']),
  blocks: z.boolean(),
});
export type ProjectFinding = z.infer<typeof projectFindingSchema>;
export const projectFindingsSchema = z.object({ items: z.array(projectFindingSchema) });
export type ProjectFindings = z.infer<typeof projectFindingsSchema>;

/** A budget line that a project of a unit may draw on. */
export const projectLineSchema = z.object({
  id: z.uuid(),
  fundTitle: z.string(),
  year: z.int(),
  category: z.string(),
  available: fenSchema,
});
export type ProjectLine = z.infer<typeof projectLineSchema>;
export const projectLinesSchema = z.object({ items: z.array(projectLineSchema) });

export const deliberationSchema = z.object({
  heldOn: daySchema,
  meeting: z.enum(MEETING_KINDS),
  attendees: z.int(),
  votesFor: z.int(),
  votesAgainst: z.int(),
});
export type Deliberation = z.infer<typeof deliberationSchema>;

/** What everybody may read of a project: no payee, no voucher, nobody's name. */
export const publicProjectSchema = z.object({
  title: z.string(),
  unit: z.string(),
  type: z.enum(PROJECT_TYPES),
  planned: fenSchema,
  spent: fenSchema,
  items: z.array(budgetItemSchema),
  deliberation: deliberationSchema.nullable(),
  startedOn: daySchema.nullable(),
  completedOn: daySchema.nullable(),
  summary: z.string(),
});
export type PublicProject = z.infer<typeof publicProjectSchema>;

/** `waiting`: the next step is mine; `mine`: written by me; `running`: money is set aside for it. */
export const PROJECT_VIEWS = ['waiting', 'mine', 'running', 'all'] as const;
export type ProjectView = (typeof PROJECT_VIEWS)[number];

/** As the API answers it, beside what is answered about every record. */
const recorded = recordAnswers(PROJECT_MACHINE, {
  listed: { title: z.string(), type: z.enum(PROJECT_TYPES), budget: fenSchema, spent: fenSchema },
  shown: {
    proposer: z.enum(PROPOSERS),
    door: z.enum(PROPOSAL_DOORS).nullable(),
    need: z.string(),
    needRef: z.string().nullable(),
    lineId: z.uuid(),
    /** Null where the asker may not read it. */
    line: projectLineSchema.nullable(),
    items: z.array(budgetItemSchema),
    supplier: z.string().nullable(),
    quotations: z.string().nullable(),
    plannedFrom: daySchema,
    plannedUntil: daySchema,
    deliberation: deliberationSchema.nullable(),
    /** What was filed for payment and not refused, in fen. */
    claimed: fenSchema,
    startedOn: daySchema.nullable(),
    completedOn: daySchema.nullable(),
    completion: z.string().nullable(),
    summary: z.string().nullable(),
    /** Why it was sent back, rejected or ended, last. */
    reason: z.string().nullable(),
    notice: noticeStandingSchema.nullable(),
    /** The notice that hung on paper. */
    paperNotice: z.object({ from: daySchema, until: daySchema, place: z.string() }).nullable(),
    /** What the rules in force say about it; only before it is submitted. */
    findings: z.array(projectFindingSchema),
  },
  said: {
    reason: z.string().nullable(),
    opinion: z.string().nullable(),
    days: z.int().nullable(),
    votesFor: z.int().nullable(),
    votesAgainst: z.int().nullable(),
  },
});
export const projectAnswers = {
  ...recorded,
  query: recorded.query.extend({
    view: z.enum(PROJECT_VIEWS).default('all'),
    type: z.enum(PROJECT_TYPES).optional(),
    /** Accepted on this day or before, whatever came afterwards. */
    acceptedBy: daySchema.optional(),
  }),
};
export type Project = z.infer<typeof projectAnswers.listed>;
export type ProjectDetail = z.infer<typeof projectAnswers.shown>;
export type ProjectHistory = z.infer<typeof projectAnswers.history>;
export type ProjectListQuery = z.infer<typeof projectAnswers.query>;

/** One column of the board: how many projects are in a state, what they cost, and the first of them. */
export const projectBoardSchema = z.object({
  states: z.array(
    z.object({
      state: z.enum(Object.keys(PROJECT_MACHINE.states) as [ProjectState, ...ProjectState[]]),
      total: z.int(),
      fen: fenSchema,
      items: z.array(z.object({ id: z.uuid(), title: z.string(), unit: z.string(), fen: fenSchema })),
    }),
  ),
});
export type ProjectBoard = z.infer<typeof projectBoardSchema>;
export const projectCountsSchema = z.record(z.enum(PROJECT_VIEWS), z.object({ total: z.int(), exact: z.boolean() }));
export type ProjectCounts = z.infer<typeof projectCountsSchema>;
