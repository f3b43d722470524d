import { readFileSync } from 'node:fs';
import { awaitedAction, manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import type { ExpectedRule } from '@linli/sdk-server/testing';
import { describe, expect, test } from '@jest/globals';
import { ISSUE_MACHINE, ISSUE_STATES } from '../../contract/index.ts';
import type { IssueAction, IssueMachine } from '../../contract/index.ts';
import type { IssueRow } from './issue.entity.ts';
import { ISSUES } from './issue.policy.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** Written down without the table of the machine. Every combination that is not here must be refused. */
const RULES: Record<IssueAction, ExpectedRule<IssueMachine>> = {
  accept: { by: ['grid.desk'], from: ['reported'], to: 'accepted' },
  refuse: { by: ['grid.desk'], from: ['reported'], to: 'not-accepted' },
  assign: { by: ['grid.desk'], from: ['accepted', 'assigned'], to: 'assigned' },
  start: {
    by: ['grid.handler'],
    from: ['assigned', 'rework'],
    to: 'in-progress',
    barred: { 'somebody else': 'not-handler' },
  },
  resolve: {
    by: ['grid.handler'],
    from: ['in-progress'],
    to: 'resolved',
    barred: { 'somebody else': 'not-handler' },
  },
  verify: {
    by: ['grid.verifier'],
    from: ['resolved'],
    to: 'verified',
    barred: { 'who resolved it': 'same-person' },
  },
  rework: {
    by: ['grid.verifier'],
    from: ['resolved'],
    to: 'rework',
    barred: { 'who resolved it': 'same-person' },
  },
  close: { by: ['grid.desk'], from: ['verified'], to: 'closed' },
  'remove-photo': {
    by: ['grid.desk'],
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
  },
};

const cases = everyTransition(ISSUES, {
  roles,
  relations: (asker, other) => ({
    'the handler': { handlerId: asker, resolvedBy: other },
    'who resolved it': { handlerId: asker, resolvedBy: asker },
    'somebody else': { handlerId: other, resolvedBy: other },
  }),
  rules: RULES,
});

describe('every action × state × role × relation', () => {
  test('the table is complete: 9 actions, 9 states, 6 roles, 3 relations', () => {
    expect(cases).toHaveLength(9 * 9 * 6 * 3);
  });

  test.each(cases)('$title', ({ is, should }) => {
    expect(is).toEqual(should);
  });
});

describe('the life of an issue', () => {
  test('every state but the two ends waits for one step', () => {
    const steps = Object.fromEntries(ISSUE_STATES.map((state) => [state, awaitedAction(ISSUE_MACHINE, state)]));
    expect(steps).toEqual({
      reported: 'accept',
      'not-accepted': undefined,
      accepted: 'assign',
      assigned: 'start',
      'in-progress': 'resolve',
      resolved: 'verify',
      rework: 'start',
      verified: 'close',
      closed: undefined,
    });
  });

  test('is with the street, and with the community to be verified', () => {
    const at = (row: Partial<IssueRow>, action: IssueAction) => ISSUES.inCharge?.(row as IssueRow, action);
    const row = { unitId: 7, streetId: 5, communityId: 6 };
    expect([at(row, 'accept'), at(row, 'verify')]).toEqual([5, 6]);
    expect(at({ unitId: 5, streetId: 5, communityId: null }, 'verify')).toBe(5);
  });
});
