import {
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

export const NOMINATION_PERMISSION = {
  /** That there is one and how it stands; the name masked. */
  read: 'honours.nomination.read',
  /** Whom it is about, what they did, and who nominated them. */
  readAbout: 'honours.nomination.read-about',
  /** Writes down what somebody nominates, in whatever way it came. */
  enter: 'honours.nomination.enter',
  /** Takes it up, joins it with another, or turns it down; never one's own entry. */
  accept: 'honours.nomination.accept',
  /** One of the two who find out whether it is so; never one's own entry. */
  verify: 'honours.nomination.verify',
  /** Asks the nominee, and does what they say. */
  consent: 'honours.nomination.consent',
} as const;

export const NOMINATION_SOURCES = ['resident', 'organisation', 'staff'] as const;
export const NOMINATION_DOORS = ['counter', 'phone', 'paper', 'staff'] as const;
/** Why one is not taken up. Words of one's own would say of whom. */
export const REFUSAL_REASONS = ['other-class', 'out-of-time', 'too-little-said', 'not-so'] as const;
export const VERIFICATION_WAYS = ['visit', 'neighbours', 'documents', 'organisation'] as const;
export const CONSENT_DOORS = ['visit', 'phone', 'counter'] as const;
const SAID_WAYS = [...new Set([...VERIFICATION_WAYS, ...CONSENT_DOORS])] as const;
/** What somebody's number is looked up for; whoever reads the log of looks reads no name in it. */
export const CONTACT_PURPOSES = ['consent', 'verification', 'correction'] as const;

const phone = z
  .string()
  .trim()
  .regex(/^[0-9+][0-9 -]{4,19}$/);

/** What is sealed: nothing of it stands anywhere else. */
export const nominationAboutSchema = z.object({
  nominee: z.string(),
  deed: z.string(),
  contact: z.string().nullable(),
  nominator: z.string().nullable(),
  nominatorContact: z.string().nullable(),
  findings: z.array(z.string()),
});
export type NominationAbout = z.infer<typeof nominationAboutSchema>;

export const enterNominationSchema = z.object({
  roundId: z.uuid(),
  class: honourClassSchema,
  unitId: unitIdSchema,
  nominee: lineSchema(40),
  deed: textSchema(1500),
  contact: phone.optional(),
  source: z.enum(NOMINATION_SOURCES),
  door: z.enum(NOMINATION_DOORS),
  /** Left out where they do not want to be named. */
  nominator: lineSchema(40).optional(),
  nominatorContact: phone.optional(),
});
export type EnterNomination = z.infer<typeof enterNominationSchema>;
export const mergeNominationSchema = z.object({ into: z.uuid(), version: recordVersionSchema });
export type MergeNomination = z.infer<typeof mergeNominationSchema>;
export const refuseNominationSchema = z.object({ why: z.enum(REFUSAL_REASONS), version: recordVersionSchema });
export type RefuseNomination = z.infer<typeof refuseNominationSchema>;
export const verifyNominationSchema = z.object({
  how: z.enum(VERIFICATION_WAYS),
  finding: textSchema(500),
  version: recordVersionSchema,
});
export type VerifyNomination = z.infer<typeof verifyNominationSchema>;
export const consentNominationSchema = z.object({
  /** The version of the text that was read out: an older one is none. */
  consentVersion: z.int().min(1),
  consentDoor: z.enum(CONSENT_DOORS),
  consentOn: daySchema,
  version: recordVersionSchema,
});
export type ConsentNomination = z.infer<typeof consentNominationSchema>;
/** How they said no: all that is kept of it, and asked for so that nothing is cleared by a slip. */
export const declineNominationSchema = z.object({ how: z.enum(CONSENT_DOORS), version: recordVersionSchema });
export type DeclineNomination = z.infer<typeof declineNominationSchema>;
export const askContactSchema = z.object({ purpose: z.enum(CONTACT_PURPOSES) });
export type AskContact = z.infer<typeof askContactSchema>;

const P = NOMINATION_PERMISSION;

/** States in which everything about the nominee may still be there, and they may have it cleared. */
export const BEFORE_CONSENT = ['submitted', 'accepted', 'verified-once', 'verified'] as const;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const NOMINATION_MACHINE = defineMachine({
  noun: 'honours.nomination',
  read: P.read,
  create: { action: 'enter', to: 'submitted', permission: P.enter },
  states: {
    submitted: { tone: 'warning', step: 'accept' },
    accepted: { tone: 'active', step: 'verify' },
    'verified-once': { tone: 'active', step: 'verify' },
    verified: { tone: 'warning', step: 'consent' },
    consented: { tone: 'success', step: 'consent' },
    merged: { final: true, failed: true, step: 'accept' },
    'not-accepted': { final: true, failed: true, step: 'accept' },
    declined: { final: true },
  },
  guards: {
    'not-enterer': { barrier: 'own-entry' },
    'not-first': { barrier: 'same-verifier' },
  },
  actions: {
    accept: {
      from: ['submitted'],
      to: 'accepted',
      permission: P.accept,
      guards: ['not-enterer'],
      command: plainCommandSchema,
      tone: 'active',
    },
    merge: {
      from: ['submitted'],
      to: 'merged',
      permission: P.accept,
      guards: ['not-enterer'],
      under: 'accept',
      command: mergeNominationSchema,
    },
    refuse: {
      from: ['submitted'],
      to: 'not-accepted',
      permission: P.accept,
      guards: ['not-enterer'],
      under: 'accept',
      command: refuseNominationSchema,
    },
    verify: {
      from: ['accepted'],
      to: 'verified-once',
      permission: P.verify,
      guards: ['not-enterer'],
      command: verifyNominationSchema,
      tone: 'active',
    },
    'verify-again': {
      from: ['verified-once'],
      to: 'verified',
      permission: P.verify,
      guards: ['not-first', 'not-enterer'],
      command: verifyNominationSchema,
      tone: 'success',
    },
    disprove: {
      from: ['accepted', 'verified-once'],
      awaited: [],
      to: 'not-accepted',
      permission: P.verify,
      guards: ['not-enterer'],
      command: refuseNominationSchema,
      tone: 'danger',
    },
    consent: {
      from: ['verified'],
      to: 'consented',
      permission: P.consent,
      command: consentNominationSchema,
      tone: 'success',
    },
    decline: {
      from: BEFORE_CONSENT,
      awaited: [],
      to: 'declined',
      permission: P.consent,
      command: declineNominationSchema,
      danger: true,
    },
    withdraw: {
      from: ['consented'],
      awaited: [],
      to: 'declined',
      permission: P.consent,
      command: declineNominationSchema,
      danger: true,
    },
  },
  steps: { enter: 'enter', accept: 'accept', verify: 'verify-again', consent: 'consent' },
});
export type NominationMachine = typeof NOMINATION_MACHINE;
export type NominationState = StateOf<NominationMachine>;
export type NominationAction = AnyActionOf<NominationMachine>;

const answered = recordAnswers(NOMINATION_MACHINE, {
  listed: {
    no: z.string(),
    round: z.object({ id: z.uuid(), name: z.string() }),
    /** 王**. Null once it is cleared, and in the answer to a step, which is kept. */
    nominee: z.string().nullable(),
    class: honourClassSchema.nullable(),
    source: z.enum(NOMINATION_SOURCES).nullable(),
    door: z.enum(NOMINATION_DOORS).nullable(),
    erasedOn: daySchema.nullable(),
  },
  shown: {
    mergedInto: z.uuid().nullable(),
    consentVersion: z.int().nullable(),
    consentDoor: z.enum(CONSENT_DOORS).nullable(),
    consentOn: daySchema.nullable(),
  },
  said: { why: z.enum(REFUSAL_REASONS).nullable(), how: z.enum(SAID_WAYS).nullable() },
});
/**
 * As the API answers it, beside what is answered about every record. A list is searched by number: what is typed into a
 * search may stand in the log of exports, and a name is not to stand there.
 */
export const nominationAnswers = {
  ...answered,
  query: answered.query.extend({
    q: z
      .string()
      .trim()
      .regex(/^\d{1,9}$/)
      .optional(),
    round: z.uuid().optional(),
    class: honourClassSchema.optional(),
    source: z.enum(NOMINATION_SOURCES).optional(),
  }),
};
export type Nomination = z.infer<typeof nominationAnswers.listed>;
export type NominationDetail = z.infer<typeof nominationAnswers.shown>;
export type NominationHistory = z.infer<typeof nominationAnswers.history>;
export type NominationListQuery = z.infer<typeof nominationAnswers.query>;

/** For whoever works with it; never part of an answer that is kept. */
export const nominationAboutAnswerSchema = nominationAboutSchema
  .omit({ contact: true, nominatorContact: true })
  .extend({ hasContact: z.boolean(), consent: z.object({ text: z.string(), version: z.int() }) });
export type NominationAboutAnswer = z.infer<typeof nominationAboutAnswerSchema>;
export const nominationContactSchema = z.object({
  contact: z.string().nullable(),
  nominatorContact: z.string().nullable(),
  until: z.string(),
});
export type NominationContact = z.infer<typeof nominationContactSchema>;
/** Others of the same round that may be about the same person. */
export const likeNominationsSchema = z.object({
  items: z.array(z.object({ id: z.uuid(), no: z.string(), nominee: z.string(), isSameName: z.boolean() })),
});
export type LikeNominations = z.infer<typeof likeNominationsSchema>;

/** How many nominations of a round stand where, and where they come from: numbers only. */
export const roundNumbersSchema = z.object({
  states: z.record(z.string(), z.int()),
  sources: z.record(z.string(), z.int()),
});
export type RoundNumbers = z.infer<typeof roundNumbersSchema>;
