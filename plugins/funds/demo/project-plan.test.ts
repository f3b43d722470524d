import { statesOf } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import { EXPENSE_MACHINE, PROJECT_MACHINE } from '../contract/index.ts';
import { PROJECTS } from './project-plan.ts';

test('there are projects and expenses in every state', () => {
  expect(new Set(PROJECTS.map(({ state }) => state))).toEqual(new Set(statesOf(PROJECT_MACHINE)));
  const expenses = PROJECTS.flatMap(({ expenses: each = [] }) => each);
  expect(new Set(expenses.map(([, , state]) => state))).toEqual(new Set(statesOf(EXPENSE_MACHINE)));
});

test('no project spends more than its budget, and no two have one key', () => {
  for (const { title, items, expenses = [] } of PROJECTS) {
    const budget = items.reduce((sum, [, yuan]) => sum + yuan, 0);
    const spent = expenses.reduce((sum, [, yuan]) => sum + yuan, 0);
    expect([title, spent <= budget]).toEqual([title, true]);
  }
  expect(new Set(PROJECTS.map(({ key }) => key)).size).toBe(PROJECTS.length);
});
