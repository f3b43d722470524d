import { actionsOf, defineMachine, permissionsOf, statesOf } from '@linli/contracts';
import type { ActionOf, PermissionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import {
  assignIssueSchema,
  refuseIssueSchema,
  removePhotoSchema,
  resolveIssueSchema,
  reworkIssueSchema,
  verifyIssueSchema,
} from './issue.commands.ts';
import { ISSUE_PERMISSION } from './permissions.ts';

/** The life of an issue: API, buttons, lists, history, the drawing in the README and the tests all read this table. */
export const ISSUE_MACHINE = defineMachine({
  noun: 'grid.issue',
  read: ISSUE_PERMISSION.read,
  create: { action: 'report', to: 'reported', permission: ISSUE_PERMISSION.report },
  states: {
    reported: { tone: 'warning', step: 'accept' },
    'not-accepted': { final: true, failed: true, step: 'accept' },
    accepted: { tone: 'warning', step: 'assign' },
    assigned: { tone: 'active', step: 'handle' },
    'in-progress': { tone: 'active', step: 'handle' },
    resolved: { tone: 'warning', step: 'verify' },
    rework: { tone: 'danger', failed: true, step: 'handle' },
    verified: { tone: 'success', step: 'close' },
    closed: { final: true, step: 'close' },
  },
  guards: {
    handler: { barrier: 'not-handler', quiet: true },
    'not-resolver': { barrier: 'same-person' },
  },
  actions: {
    accept: { from: ['reported'], to: 'accepted', permission: ISSUE_PERMISSION.accept },
    // Until work has begun, the desk may still choose somebody else.
    assign: {
      from: ['accepted', 'assigned'],
      awaited: ['accepted'],
      to: 'assigned',
      permission: ISSUE_PERMISSION.assign,
      command: assignIssueSchema,
    },
    start: {
      from: ['assigned', 'rework'],
      to: 'in-progress',
      permission: ISSUE_PERMISSION.handle,
      guards: ['handler'],
    },
    resolve: {
      from: ['in-progress'],
      to: 'resolved',
      permission: ISSUE_PERMISSION.handle,
      guards: ['handler'],
      command: resolveIssueSchema,
      tone: 'active',
    },
    verify: {
      from: ['resolved'],
      to: 'verified',
      permission: ISSUE_PERMISSION.verify,
      guards: ['not-resolver'],
      command: verifyIssueSchema,
      tone: 'success',
    },
    // Verifying and sending back are one decision with two ends.
    rework: {
      from: ['resolved'],
      to: 'rework',
      permission: ISSUE_PERMISSION.verify,
      guards: ['not-resolver'],
      under: 'verify',
      command: reworkIssueSchema,
      tone: 'danger',
    },
    close: { from: ['verified'], to: 'closed', permission: ISSUE_PERMISSION.close, tone: 'success' },
    refuse: {
      from: ['reported'],
      awaited: [],
      to: 'not-accepted',
      permission: ISSUE_PERMISSION.accept,
      command: refuseIssueSchema,
      tone: 'warning',
      danger: true,
    },
    // The desk answers for what is shown, also after the end.
    'remove-photo': {
      from: [
        'reported',
        'not-accepted',
        'accepted',
        'assigned',
        'in-progress',
        'resolved',
        'rework',
        'verified',
        'closed',
      ],
      awaited: [],
      permission: ISSUE_PERMISSION.accept,
      command: removePhotoSchema,
      danger: true,
    },
  },
  steps: { report: 'report', accept: 'accept', assign: 'assign', handle: 'resolve', verify: 'verify', close: 'close' },
});
export type IssueMachine = typeof ISSUE_MACHINE;

export type IssueState = StateOf<IssueMachine>;
export const ISSUE_STATES: readonly IssueState[] = statesOf(ISSUE_MACHINE);
export const issueStateSchema = z.enum(ISSUE_STATES);

export type IssueAction = ActionOf<IssueMachine>;
export const ISSUE_ACTIONS: readonly IssueAction[] = actionsOf(ISSUE_MACHINE);

export type IssuePermission = PermissionOf<IssueMachine>;
export const ISSUE_PERMISSIONS: readonly IssuePermission[] = permissionsOf(ISSUE_MACHINE);
