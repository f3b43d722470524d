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
export const GOOD_DEED_PERMISSION = {
  read: 'honours.good-deed.read',
  /** Writes down what was told, corrects it, and what the person answered about their name. */
  tell: 'honours.good-deed.tell',
  /** Finds out whether it is so, or says why it is not published. */
  check: 'honours.good-deed.check',
  publish: 'honours.good-deed.publish',
  /** Whoever stands at the door when the person asks for it. */
  takeDown: 'honours.good-deed.take-down',
} as const;

/** Through which door it was told, or an answer was given. */
export const HONOUR_DOORS = ['counter', 'phone', 'paper', 'staff'] as const;
export const honourDoorSchema = z.enum(HONOUR_DOORS);
export type HonourDoor = z.infer<typeof honourDoorSchema>;

/** What the person said about their name: not asked yet, given, refused. `none`: nobody knows the name, or it was told without. */
export const NAMINGS = ['none', 'unasked', 'given', 'refused'] as const;
export type Naming = (typeof NAMINGS)[number];

/** The words that are read out before the answer is written down; a change of them is a new version. */
export const NAME_CONSENT_TEXT = '2026-1';

const about = {
  title: lineSchema(40),
  text: textSchema(500),
  doneOn: daySchema,
  /** Whose deed it is; never in title or text. */
  personName: lineSchema(40).optional(),
};
const version = recordVersionSchema;
export const tellGoodDeedSchema = z.object({
  ...about,
  door: honourDoorSchema,
  /** Who told it, to ask them again; forgotten when the deed is published or not. */
  tellerName: lineSchema(40).optional(),
  unitId: unitIdSchema,
});
export type TellGoodDeed = z.infer<typeof tellGoodDeedSchema>;
export const changeGoodDeedSchema = z.object({ title: about.title, text: about.text, doneOn: daySchema, version });
export type ChangeGoodDeed = z.infer<typeof changeGoodDeedSchema>;
export const recordNamingSchema = z.object({ answer: z.enum(['given', 'refused']), door: honourDoorSchema, version });
export type RecordNaming = z.infer<typeof recordNamingSchema>;
export const publishGoodDeedSchema = z.object({ as: z.enum(['named', 'unnamed']), version });
export type PublishGoodDeed = z.infer<typeof publishGoodDeedSchema>;
const why = { reason: textSchema(200), version };
export const sendBackGoodDeedSchema = z.object(why);
export const notPublishGoodDeedSchema = z.object(why);
export type SaidWhy = z.infer<typeof notPublishGoodDeedSchema>;
/** Nothing is asked: a reason least of all. */
export const plainGoodDeedSchema = z.object({ version });
export type PlainGoodDeed = z.infer<typeof plainGoodDeedSchema>;

const P = GOOD_DEED_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const GOOD_DEED_MACHINE = defineMachine({
  noun: 'honours.good-deed',
  read: P.read,
  create: { action: 'tell', to: 'told', permission: P.tell },
  steps: { told: 'tell', checked: 'check', published: 'publish' },
  states: {
    told: { step: 'told', tone: 'active' },
    checked: { step: 'checked', tone: 'active' },
    published: { step: 'published', tone: 'success' },
    'not-published': { final: true },
    'taken-down': { final: true },
  },
  guards: {
    notTeller: { barrier: 'own-deed' },
    hasName: { barrier: 'no-name', about: 'record', quiet: true },
  },
  actions: {
    check: { from: ['told'], to: 'checked', permission: P.check, guards: ['notTeller'] },
    publish: {
      from: ['checked'],
      to: 'published',
      permission: P.publish,
      guards: ['notTeller'],
      command: publishGoodDeedSchema,
    },
    'record-naming': {
      from: ['told', 'checked'],
      awaited: [],
      permission: P.tell,
      guards: ['hasName'],
      command: recordNamingSchema,
    },
    change: { from: ['told'], awaited: [], permission: P.tell, command: changeGoodDeedSchema },
    'send-back': {
      from: ['checked'],
      awaited: [],
      to: 'told',
      permission: P.publish,
      command: sendBackGoodDeedSchema,
      tone: 'warning',
    },
    'not-publish': {
      from: ['told', 'checked'],
      awaited: [],
      to: 'not-published',
      permission: P.check,
      command: notPublishGoodDeedSchema,
      danger: true,
    },
    'take-down': { from: ['published'], awaited: [], to: 'taken-down', permission: P.takeDown, danger: true },
  },
});
export type GoodDeedMachine = typeof GOOD_DEED_MACHINE;
export type GoodDeedState = StateOf<GoodDeedMachine>;
export type GoodDeedAction = AnyActionOf<GoodDeedMachine>;

/**
 * As the API answers it, beside what is answered about every record. No answer to a command holds a name: such answers are kept
 * for a day so that a request sent twice is done once. A name is asked for by itself ({@link deedNamesSchema}).
 */
export const goodDeedAnswers = recordAnswers(GOOD_DEED_MACHINE, {
  listed: {
    /** Null once it was taken down. */
    title: z.string().nullable(),
    doneOn: daySchema,
    naming: z.enum(NAMINGS),
    publishedOn: daySchema.nullable(),
  },
  shown: {
    text: z.string().nullable(),
    door: honourDoorSchema,
    publishedAs: z.enum(['named', 'unnamed']).nullable(),
    takenDownOn: daySchema.nullable(),
  },
  said: { reason: z.string().nullable(), answer: z.string().nullable() },
});
export type GoodDeed = z.infer<typeof goodDeedAnswers.listed>;
export type GoodDeedDetail = z.infer<typeof goodDeedAnswers.shown>;
export type GoodDeedHistory = z.infer<typeof goodDeedAnswers.history>;
export const goodDeedQuerySchema = goodDeedAnswers.query.extend({
  /** Those that hung out at the end of this day. */
  shownOn: daySchema.optional(),
});
export type GoodDeedListQuery = z.infer<typeof goodDeedQuerySchema>;

/** The names of one deed, for whoever works with it. */
export const deedNamesSchema = z.object({ personName: z.string().nullable(), tellerName: z.string().nullable() });
export type DeedNames = z.infer<typeof deedNamesSchema>;

/** A deed as it hangs out: the name only where it was given. */
export const shownDeedSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  text: z.string(),
  name: z.string().nullable(),
  place: z.string(),
  doneOn: daySchema,
});
export type ShownDeed = z.infer<typeof shownDeedSchema>;
export const shownDeedsSchema = z.object({ items: z.array(shownDeedSchema) });
