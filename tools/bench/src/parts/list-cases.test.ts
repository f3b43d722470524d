import { expect, test } from '@jest/globals';
import { addressOf, bareSql, LIST_CASES, LIST_LEVELS, nameOf } from './list-cases.ts';

test('every level is measured with one scope, with three, and with a filter by state', () => {
  for (const level of LIST_LEVELS) {
    const here = LIST_CASES.filter((each) => each.level === level);
    expect(here.map(({ scopes }) => scopes)).toEqual(expect.arrayContaining([1, 3]));
    expect(here.some(({ filter }) => filter === 'state reported')).toBe(true);
  }
  expect(new Set(LIST_CASES.map(nameOf)).size).toBe(LIST_CASES.length);
});

test('the bare statement asks for the same rows as the address', () => {
  const each = { level: 'street', scopes: 1, filter: 'state closed' } as const;
  expect(addressOf(each)).toContain('state=closed');
  expect(bareSql(each)).toContain(`street_id = $1 AND state = 'closed' ORDER BY`);
  expect(bareSql({ ...each, scopes: 3 })).toContain(`street_id = scope.id AND state = 'closed' ORDER BY`);
});
