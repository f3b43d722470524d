import {
  daySchema,
  defineMachine,
  noticeStandingSchema,
  plainCommandSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { NOMINATION_PERMISSION } from './nomination.ts';
import { honourClassSchema } from './scheme.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const CANDIDACY_PERMISSION = {
  read: 'honours.candidacy.read',
  /** Begins one for a nominee who agreed, asks departments, and puts it on the shortlist. */
  shortlist: 'honours.candidacy.shortlist',
  /** Writes down what the panel came to. */
  recommend: 'honours.candidacy.recommend',
  /** Lets it be shown to everybody, and decides. */
  decide: 'honours.candidacy.decide',
  /** Looks into an objection; never somebody who had to do with it before. */
  investigate: 'honours.candidacy.investigate',
} as const;

/** Working days that a candidate is shown at least. A setting of this product: no rule of law is claimed for it. */
export const MIN_CANDIDATE_DAYS = 5;
/** What the notice of a candidate holds up, in the plugin's own word. */
export const AWARD_BLOCKED = 'honours.candidacy.award';

const version = recordVersionSchema;
export const beginCandidacySchema = z.object({ nominationId: z.uuid() });
export type BeginCandidacy = z.infer<typeof beginCandidacySchema>;
export const publishCandidacySchema = z.object({
  /** What everybody reads: the name, and what for. */
  shownText: textSchema(1500),
  days: z.int().min(MIN_CANDIDATE_DAYS).max(60),
  version,
});
export type PublishCandidacy = z.infer<typeof publishCandidacySchema>;
export const investigateCandidacySchema = z.object({ finding: textSchema(1000), version });
export type InvestigateCandidacy = z.infer<typeof investigateCandidacySchema>;
export const awardCandidacySchema = z.object({
  /** For what, in words that name nobody. */
  citation: textSchema(300),
  version,
});
export type AwardCandidacy = z.infer<typeof awardCandidacySchema>;
/** The reason is the nominee's to hear. */
export const refuseCandidacySchema = z.object({ reason: textSchema(300), version });
export type RefuseCandidacy = z.infer<typeof refuseCandidacySchema>;

/**
 * From here on whoever decides is told who it is and for what: they write what everybody reads. Until the panel has come to
 * its result a candidate is a number to the district.
 */
export const NAMED_STATES: readonly string[] = ['recommended', 'noticed', 'objected', 'awarded'];

const P = CANDIDACY_PERMISSION;
const OPEN = ['opinions', 'shortlisted', 'recommended', 'not-recommended', 'noticed', 'objected'] as const;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const CANDIDACY_MACHINE = defineMachine({
  noun: 'honours.candidacy',
  read: P.read,
  create: { action: 'begin', to: 'opinions', permission: P.shortlist },
  steps: { opinions: 'begin', shortlisted: 'shortlist', panel: 'recommend', noticed: 'publish', decided: 'award' },
  states: {
    opinions: { step: 'opinions', tone: 'active' },
    shortlisted: { step: 'shortlisted', tone: 'active' },
    recommended: { step: 'panel', tone: 'active' },
    'not-recommended': { step: 'panel', tone: 'warning' },
    noticed: { step: 'noticed', tone: 'active' },
    objected: { step: 'noticed', tone: 'warning' },
    awarded: { step: 'decided', final: true, tone: 'success' },
    'not-awarded': { final: true },
    withdrawn: { final: true },
  },
  guards: {
    notBeginner: { barrier: 'own-candidacy' },
    notInvolved: { barrier: 'involved' },
  },
  actions: {
    shortlist: { from: ['opinions'], to: 'shortlisted', permission: P.shortlist, command: plainCommandSchema },
    recommend: { from: ['shortlisted'], awaited: [], to: 'recommended', permission: P.recommend },
    'not-recommend': { from: ['shortlisted'], awaited: [], to: 'not-recommended', permission: P.recommend },
    publish: { from: ['recommended'], to: 'noticed', permission: P.decide, command: publishCandidacySchema },
    object: {
      from: ['noticed'],
      awaited: [],
      to: 'objected',
      permission: P.decide,
      command: plainCommandSchema,
      tone: 'warning',
    },
    investigate: {
      from: ['objected'],
      to: 'noticed',
      permission: P.investigate,
      guards: ['notInvolved'],
      command: investigateCandidacySchema,
    },
    award: {
      from: ['noticed'],
      to: 'awarded',
      permission: P.decide,
      guards: ['notBeginner'],
      command: awardCandidacySchema,
      tone: 'success',
    },
    refuse: {
      from: OPEN,
      awaited: ['not-recommended'],
      to: 'not-awarded',
      permission: P.decide,
      guards: ['notBeginner'],
      command: refuseCandidacySchema,
      danger: true,
    },
    withdraw: {
      from: OPEN,
      awaited: [],
      to: 'withdrawn',
      permission: NOMINATION_PERMISSION.consent,
      command: plainCommandSchema,
      danger: true,
    },
  },
});
export type CandidacyMachine = typeof CANDIDACY_MACHINE;
export type CandidacyState = StateOf<CandidacyMachine>;
export type CandidacyAction = AnyActionOf<CandidacyMachine>;

/** As the API answers it, beside what is answered about every record: the candidate by number. */
export const candidacyAnswers = recordAnswers(CANDIDACY_MACHINE, {
  listed: { no: z.string(), round: z.string(), class: honourClassSchema },
  shown: {
    nominationId: z.uuid(),
    /** How its notice in core stands; null without one. */
    notice: noticeStandingSchema.nullable(),
    finding: z.string().nullable(),
    awardId: z.uuid().nullable(),
  },
  said: { reason: z.string().nullable(), days: z.int().nullable() },
});
export type Candidacy = z.infer<typeof candidacyAnswers.listed>;
export type CandidacyDetail = z.infer<typeof candidacyAnswers.shown>;
export type CandidacyHistory = z.infer<typeof candidacyAnswers.history>;
export type CandidacyListQuery = z.infer<typeof candidacyAnswers.query>;

/** Who it is, what they did and what was found: for whoever works with it, and never part of an answer that is kept. */
export const candidateSchema = z.object({
  name: z.string().nullable(),
  deed: z.string().nullable(),
  findings: z.array(z.string()),
});
export type Candidate = z.infer<typeof candidateSchema>;
/** What whoever decides is told after the panel, see {@link NAMED_STATES}. Null where it is cleared. */
export const namedCandidateSchema = candidateSchema.omit({ findings: true });
export type NamedCandidate = z.infer<typeof namedCandidateSchema>;
export const consentedSchema = z.object({ items: z.array(z.object({ id: z.uuid(), no: z.string(), on: daySchema })) });
