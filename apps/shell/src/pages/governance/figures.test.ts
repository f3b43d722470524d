import { expect, test } from '@jest/globals';
import type { Governance } from '@linli/contracts';
import { figuresOf } from './figures.ts';
import { GOVERNANCE_VIEWS } from './governance.queries.ts';

const told: Governance = {
  unit: null,
  asOf: '2026-11-25',
  days: 60,
  organs: 191,
  gridBranches: { active: 1100, withSecretary: 1098 },
  streetPartTimeMembers: 38,
  oneShoulder: { communities: 168, yes: 161, excepted: 3 },
  crossMembership: { communities: 168, both: 400, either: 700 },
  vacancies: 4,
  missingSeats: { committees: 168, lacking: 51 },
  secondments: { inForce: 5, endingSoon: 1 },
  terms: { endingSoon: 2, overdue: 1 },
  gridsWithoutBranch: { grids: 1100, without: 0 },
  entranceGroups: { groups: 102, communities: 34, entrances: null },
};

test('every figure opens a list, and each that counts a part of one a view of it that there is', () => {
  const figures = figuresOf(told).flatMap((group) => group.figures);
  expect(new Set(figures.map(({ key }) => key)).size).toBe(figures.length);
  expect(new Set(figures.map(({ list, view }) => `${list} ${view ?? ''}`)).size).toBe(figures.length);
  for (const { list, view } of figures) {
    if (view) expect(GOVERNANCE_VIEWS[list]?.map(({ key }) => key)).toContain(view);
  }
});

test('what is missing is told apart from what there is', () => {
  const gaps = figuresOf(told).find(({ group }) => group === 'gaps');
  expect(gaps?.figures.every(({ isGap }) => isGap)).toBe(true);
});
