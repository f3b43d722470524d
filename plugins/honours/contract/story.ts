import { daySchema, defineMachine, lineSchema, recordAnswers, recordVersionSchema, textSchema } from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { honourDoorSchema } from './good-deed.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const STORY_PERMISSION = {
  read: 'honours.story.read',
  write: 'honours.story.write',
  /** Lets it be shown; never one's own. */
  show: 'honours.story.show',
  /** Because the person wishes it, at any time: whoever stands at the door. */
  takeDown: 'honours.story.take-down',
} as const;

/** Months that a story is shown at most, whoever wants it longer asks the person anew. */
export const MAX_STORY_MONTHS = 36;

const version = recordVersionSchema;
const about = {
  title: lineSchema(40),
  text: textSchema(3000),
  /** Where it is shown: the wall of the service centre, the street's paper. */
  place: lineSchema(60),
  expiresOn: daySchema,
};
export const writeStorySchema = z.object({ awardId: z.uuid(), ...about });
export type WriteStory = z.infer<typeof writeStorySchema>;
export const changeStorySchema = z.object({ ...about, version });
export type ChangeStory = z.infer<typeof changeStorySchema>;
/** The person has read it, and says yes to this text at this place until that day. */
export const agreeStorySchema = z.object({ door: honourDoorSchema, agreedOn: daySchema, version });
export type AgreeStory = z.infer<typeof agreeStorySchema>;
export const plainStorySchema = z.object({ version });
export type PlainStory = z.infer<typeof plainStorySchema>;

const P = STORY_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const STORY_MACHINE = defineMachine({
  noun: 'honours.story',
  read: P.read,
  create: { action: 'write', to: 'written', permission: P.write },
  steps: { written: 'write', agreed: 'agree', shown: 'show' },
  states: {
    written: { step: 'written', tone: 'active' },
    agreed: { step: 'agreed', tone: 'active' },
    shown: { step: 'shown', tone: 'success' },
    'taken-down': { final: true },
  },
  guards: { notWriter: { barrier: 'own-story' } },
  actions: {
    agree: { from: ['written'], to: 'agreed', permission: P.write, command: agreeStorySchema },
    show: { from: ['agreed'], to: 'shown', permission: P.show, guards: ['notWriter'] },
    change: { from: ['written'], awaited: [], permission: P.write, command: changeStorySchema },
    'take-down': {
      from: ['written', 'agreed', 'shown'],
      awaited: [],
      to: 'taken-down',
      permission: P.takeDown,
      danger: true,
    },
  },
});
export type StoryMachine = typeof STORY_MACHINE;
export type StoryState = StateOf<StoryMachine>;
export type StoryAction = AnyActionOf<StoryMachine>;

/** As the API answers it, beside what is answered about every record. The words are asked for by themselves ({@link storyTextSchema}). */
export const storyAnswers = recordAnswers(STORY_MACHINE, {
  listed: {
    awardId: z.uuid(),
    place: z.string(),
    expiresOn: daySchema,
    /** Its day is over: it is shown nowhere, without anybody doing anything. */
    isExpired: z.boolean(),
  },
  shown: { agreedOn: daySchema.nullable() },
  said: {},
});
export type Story = z.infer<typeof storyAnswers.listed>;
export type StoryDetail = z.infer<typeof storyAnswers.shown>;
export type StoryHistory = z.infer<typeof storyAnswers.history>;
export const storyQuerySchema = storyAnswers.query.extend({ award: z.uuid().optional() });
export type StoryListQuery = z.infer<typeof storyQuerySchema>;

/** The words of a story with the name of whom it tells of; nulls once it was taken down. */
export const storyTextSchema = z.object({
  title: z.string().nullable(),
  text: z.string().nullable(),
  name: z.string().nullable(),
});
export type StoryText = z.infer<typeof storyTextSchema>;
