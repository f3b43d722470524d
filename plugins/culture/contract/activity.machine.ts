import { defineMachine, plainCommandSchema } from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import {
  correctActivitySchema,
  planActivitySchema,
  recordActivitySchema,
  recordIdeaActivitySchema,
  removeActivityPhotoSchema,
  withReasonSchema,
} from './activity.commands.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const ACTIVITY_PERMISSION = {
  read: 'culture.activity.read',
  /** Has ideas, plans, holds, records and closes. */
  manage: 'culture.activity.manage',
  /** Lets people know of it. */
  publish: 'culture.activity.publish',
  /** Takes it back from where people read it: the street's. */
  unpublish: 'culture.activity.unpublish',
} as const;

const { read, manage, publish, unpublish } = ACTIVITY_PERMISSION;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const ACTIVITY_MACHINE = defineMachine({
  noun: 'culture.activity',
  read,
  create: { action: 'suggest', to: 'idea', permission: manage },
  steps: { idea: 'suggest', plan: 'plan', publish: 'publish', hold: 'hold', record: 'record' },
  states: {
    idea: { step: 'plan' },
    planned: { tone: 'warning', step: 'publish' },
    published: { tone: 'active', step: 'hold' },
    held: { tone: 'warning', step: 'record' },
    recorded: { tone: 'success', step: 'record' },
    closed: { final: true, step: 'record' },
    cancelled: { final: true, failed: true },
  },
  actions: {
    plan: { from: ['idea'], awaited: [], to: 'planned', permission: manage, command: planActivitySchema },
    publish: { from: ['planned'], to: 'published', permission: publish, command: plainCommandSchema, tone: 'active' },
    hold: { from: ['published'], to: 'held', permission: manage, command: plainCommandSchema },
    record: {
      from: ['published', 'held'],
      awaited: ['held'],
      to: 'recorded',
      permission: manage,
      command: recordActivitySchema,
      tone: 'success',
    },
    /** An idea that was carried out without a plan here. */
    'record-past': {
      from: ['idea'],
      awaited: [],
      to: 'recorded',
      permission: manage,
      command: recordIdeaActivitySchema,
      tone: 'success',
    },
    close: { from: ['recorded'], awaited: [], to: 'closed', permission: manage, command: plainCommandSchema },
    change: { from: ['planned', 'published'], awaited: [], permission: manage, command: planActivitySchema },
    correct: { from: ['recorded'], awaited: [], permission: manage, command: correctActivitySchema },
    'remove-photo': {
      from: ['recorded', 'closed'],
      awaited: [],
      permission: manage,
      command: removeActivityPhotoSchema,
    },
    unpublish: {
      from: ['published'],
      awaited: [],
      to: 'planned',
      permission: unpublish,
      command: withReasonSchema,
      tone: 'warning',
      danger: true,
    },
    cancel: {
      from: ['idea', 'planned', 'published'],
      awaited: [],
      to: 'cancelled',
      permission: manage,
      command: withReasonSchema,
      danger: true,
    },
  },
});
export type ActivityMachine = typeof ACTIVITY_MACHINE;
export type ActivityState = StateOf<ActivityMachine>;
export type ActivityAction = AnyActionOf<ActivityMachine>;
/** Held, and told of: what the figures count. */
export const COUNTED_STATES = ['recorded', 'closed'] as const satisfies readonly ActivityState[];
