import { readFileSync } from 'node:fs';
import type { Anchor, UnitLevel } from '@linli/contracts';
import { manifestSchema } from '@linli/contracts';
import { describe, expect, test } from '@jest/globals';
import { ISSUE_ACTIONS, ISSUE_PERMISSIONS, ISSUE_STATES } from '../../contract/index.ts';
import type { IssueAction, IssueState } from '../../contract/index.ts';
import { TRANSITIONS, awaitedAction, judge, transitionsFor } from './issue.policy.ts';
import type { IssueStanding, Verdict } from './issue.policy.ts';

const manifest = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const roles = manifest.roles.map(({ id, permissions }) => ({ name: id.split('.')[1] ?? id, permissions }));
const [ME, OTHER] = ['me', 'other'];
const PLACE = { provinceId: 2, cityId: 3, districtId: 4, streetId: 5, communityId: 6, gridId: 7 };

/**
 * What is expected, written down without the code's own table: for each action who does it and the state before and after.
 * Every combination that is not here must be refused.
 */
const EXPECTED: Record<IssueAction, { role: string; from: IssueState[]; to: IssueState }> = {
  accept: { role: 'desk', from: ['reported'], to: 'accepted' },
  refuse: { role: 'desk', from: ['reported'], to: 'not-accepted' },
  assign: { role: 'desk', from: ['accepted', 'assigned'], to: 'assigned' },
  start: { role: 'handler', from: ['assigned', 'rework'], to: 'in-progress' },
  resolve: { role: 'handler', from: ['in-progress'], to: 'resolved' },
  verify: { role: 'verifier', from: ['resolved'], to: 'verified' },
  rework: { role: 'verifier', from: ['resolved'], to: 'rework' },
  close: { role: 'desk', from: ['verified'], to: 'closed' },
};

/** How the asker stands to the issue. */
const RELATIONS = {
  'the handler': { handlerId: ME, resolvedBy: OTHER },
  'who resolved it': { handlerId: ME, resolvedBy: ME },
  'somebody else': { handlerId: OTHER, resolvedBy: OTHER },
} as const;
type Relation = keyof typeof RELATIONS;

function expected(action: IssueAction, role: string, state: IssueState, relation: Relation): Verdict {
  const rule = EXPECTED[action];
  if (rule.role !== role) return 'out-of-reach';
  if (!rule.from.includes(state)) return 'wrong-state';
  if (role === 'handler' && relation === 'somebody else') return 'not-handler';
  if (role === 'verifier' && relation === 'who resolved it') return 'same-person';
  return 'allowed';
}

function asker(permissions: readonly string[], anchor: Anchor = [5, 'street']) {
  return { accountId: ME, scopes: new Map(permissions.map((permission) => [permission, [anchor]])) };
}

const cases = ISSUE_ACTIONS.flatMap((action) =>
  ISSUE_STATES.flatMap((state) =>
    roles.flatMap(({ name, permissions }) =>
      (Object.keys(RELATIONS) as Relation[]).map((relation) => ({ action, state, name, permissions, relation })),
    ),
  ),
);

describe('every action × state × role × relation', () => {
  test('the table is complete: 8 actions, 9 states, 5 roles, 3 relations', () => {
    expect(cases).toHaveLength(8 * 9 * 5 * 3);
  });

  test.each(cases)('$action of an issue that is $state by $relation as $name', (one) => {
    const issue: IssueStanding = { ...PLACE, state: one.state, ...RELATIONS[one.relation] };
    const verdict = expected(one.action, one.name, one.state, one.relation);
    expect(judge(one.action, issue, asker(one.permissions))).toBe(verdict);
    const offered = transitionsFor(issue, asker(one.permissions)).find(({ action }) => action === one.action);
    const barrier = verdict === 'not-handler' || verdict === 'same-person' ? verdict : null;
    expect(offered).toEqual(verdict === 'allowed' || barrier ? { action: one.action, barrier } : undefined);
  });

  test('each action leads to the state that it should', () => {
    expect(Object.fromEntries(ISSUE_ACTIONS.map((action) => [action, TRANSITIONS[action].to]))).toEqual(
      Object.fromEntries(ISSUE_ACTIONS.map((action) => [action, EXPECTED[action].to])),
    );
  });
});

describe('reach', () => {
  const anchors: [UnitLevel, number, boolean][] = [
    ['nation', 1, true],
    ['district', 4, true],
    ['street', 5, true],
    ['community', 6, true],
    ['grid', 7, true],
    ['street', 55, false],
    ['community', 66, false],
    // The number of another level's unit: an id alone proves nothing.
    ['grid', 5, false],
  ];
  const possible = ISSUE_ACTIONS.map((action) => ({ action, state: EXPECTED[action].from[0] ?? 'closed' }));

  test.each(anchors)('a permission anchored at the %s %d reaches the issue: %s', (level, id, reached) => {
    for (const { action, state } of possible) {
      const issue = { ...PLACE, state, handlerId: ME, resolvedBy: OTHER };
      expect(judge(action, issue, asker(ISSUE_PERMISSIONS, [id, level]))).toBe(reached ? 'allowed' : 'out-of-reach');
    }
  });

  test('reading, verifying and closing elsewhere do not add up to doing it here', () => {
    for (const { action, state } of possible) {
      const issue = { ...PLACE, state, handlerId: ME, resolvedBy: OTHER };
      const scopes = new Map(ISSUE_PERMISSIONS.map((permission): [string, Anchor[]] => [permission, [[5, 'street']]]));
      scopes.set(TRANSITIONS[action].permission, [[55, 'street']]);
      expect(judge(action, issue, { accountId: ME, scopes })).toBe('out-of-reach');
    }
  });

  test('who holds nothing is offered nothing in any state', () => {
    for (const state of ISSUE_STATES) {
      const issue = { ...PLACE, state, handlerId: ME, resolvedBy: ME };
      expect(transitionsFor(issue, { accountId: ME, scopes: new Map() })).toEqual([]);
    }
  });
});

describe('the life of an issue', () => {
  test('every state but the two ends waits for one step, which leads on from it', () => {
    const steps = Object.fromEntries(ISSUE_STATES.map((state) => [state, awaitedAction(state)]));
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

  test('every state can be reached from a report', () => {
    const reached = new Set<IssueState>(['reported']);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const { from, to } of Object.values(TRANSITIONS))
        if (from.some((state) => reached.has(state))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...ISSUE_STATES].sort());
  });
});
