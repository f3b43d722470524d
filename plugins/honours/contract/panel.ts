import {
  accountRefSchema,
  daySchema,
  defineMachine,
  lineSchema,
  plainCommandSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { honourClassSchema } from './scheme.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const PANEL_PERMISSION = {
  read: 'honours.panel.read',
  /** Calls it, puts candidates before it, and writes down what it came to. */
  manage: 'honours.panel.manage',
  /** Sits on it. */
  vote: 'honours.panel.vote',
} as const;

/** `involved`: entered, verified or began it, found by the platform. The others are said by the member, or by whoever keeps the panel. */
export const RECUSAL_REASONS = ['involved', 'same-unit', 'relative', 'other'] as const;
export type RecusalReason = (typeof RECUSAL_REASONS)[number];
export const VOTES = ['yes', 'no', 'abstain'] as const;
export type Vote = (typeof VOTES)[number];

const version = recordVersionSchema;
export const callPanelSchema = z.object({
  title: lineSchema(60),
  meetsOn: daySchema,
  /** Before its members: they are offered from there. */
  unitId: unitIdSchema,
  members: z.array(z.uuid()).min(3).max(30),
  /** Members without those who stand aside that must have voted about a candidate. */
  quorum: z.int().min(2).max(30),
  /** `each`: every member here, unseen by the others; `paper`: counted in the room. */
  ballot: z.enum(['each', 'paper']),
});
export type CallPanel = z.infer<typeof callPanelSchema>;
export const addCaseSchema = z.object({ candidacyId: z.uuid(), version });
export type AddCase = z.infer<typeof addCaseSchema>;
export const standAsideSchema = z.object({
  candidacyId: z.uuid(),
  why: z.enum(['same-unit', 'relative', 'other']),
  version,
});
export type StandAside = z.infer<typeof standAsideSchema>;
export const voteSchema = z.object({ candidacyId: z.uuid(), vote: z.enum(VOTES) });
export type CastVote = z.infer<typeof voteSchema>;
const count = z.int().min(0).max(30);
export const countVotesSchema = z.object({ candidacyId: z.uuid(), yes: count, no: count, abstain: count, version });
export type CountVotes = z.infer<typeof countVotesSchema>;
export const cancelPanelSchema = z.object({ reason: textSchema(200), version });
export type CancelPanel = z.infer<typeof cancelPanelSchema>;

const P = PANEL_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const PANEL_MACHINE = defineMachine({
  noun: 'honours.panel',
  read: P.read,
  create: { action: 'call', to: 'called', permission: P.manage },
  steps: { called: 'call', open: 'open', concluded: 'conclude' },
  states: {
    called: { step: 'called', tone: 'active' },
    open: { step: 'open', tone: 'active' },
    concluded: { step: 'concluded', final: true, tone: 'success' },
    cancelled: { final: true },
  },
  guards: { isMember: { barrier: 'not-member', quiet: true } },
  actions: {
    open: { from: ['called'], to: 'open', permission: P.manage, command: plainCommandSchema },
    conclude: { from: ['open'], to: 'concluded', permission: P.manage, command: plainCommandSchema },
    'add-case': { from: ['called'], awaited: [], permission: P.manage, command: addCaseSchema },
    'stand-aside': {
      from: ['called', 'open'],
      awaited: [],
      permission: P.vote,
      guards: ['isMember'],
      command: standAsideSchema,
    },
    vote: { from: ['open'], awaited: [], permission: P.vote, guards: ['isMember'], command: plainCommandSchema },
    count: { from: ['open'], awaited: [], permission: P.manage, command: countVotesSchema },
    cancel: {
      from: ['called', 'open'],
      awaited: [],
      to: 'cancelled',
      permission: P.manage,
      command: cancelPanelSchema,
      danger: true,
    },
  },
});
export type PanelMachine = typeof PANEL_MACHINE;
export type PanelState = StateOf<PanelMachine>;
export type PanelAction = AnyActionOf<PanelMachine>;

/** A candidate before the panel. How many said what is told when the panel is over, and never who. */
export const panelCaseSchema = z.object({
  candidacyId: z.uuid(),
  no: z.string(),
  class: honourClassSchema,
  asides: z.array(z.object({ name: z.string(), why: z.enum(RECUSAL_REASONS) })),
  /** Members who do not stand aside. */
  eligible: z.int(),
  cast: z.int(),
  tally: z.object({ yes: z.int(), no: z.int(), abstain: z.int() }).nullable(),
  outcome: z.enum(['recommended', 'not-recommended']).nullable(),
  /** The asker: may vote, has voted, stands aside, or does not sit on it. */
  mine: z.enum(['may-vote', 'voted', 'aside', 'none']),
});
export type PanelCase = z.infer<typeof panelCaseSchema>;

/** As the API answers it, beside what is answered about every record. */
export const panelAnswers = recordAnswers(PANEL_MACHINE, {
  listed: { title: z.string(), meetsOn: daySchema },
  shown: {
    members: z.array(accountRefSchema),
    quorum: z.int(),
    ballot: z.enum(['each', 'paper']),
    cases: z.array(panelCaseSchema),
  },
  said: { reason: z.string().nullable() },
});
export type Panel = z.infer<typeof panelAnswers.listed>;
export type PanelDetail = z.infer<typeof panelAnswers.shown>;
export type PanelHistory = z.infer<typeof panelAnswers.history>;
export type PanelListQuery = z.infer<typeof panelAnswers.query>;
