import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { scopedFilterSchema, severalOf } from './list-query.ts';

describe('several values of a query string', () => {
  const states = severalOf(z.enum(['open', 'closed']));

  test.each([
    ['open', ['open']],
    ['open,closed', ['open', 'closed']],
    [
      ['open', 'closed'],
      ['open', 'closed'],
    ],
  ])('%j is %j', (given, expected) => {
    expect(states.parse(given)).toEqual(expected);
  });

  test('are refused when one of them is none of the choices', () => {
    expect(states.safeParse('open,lost').success).toBe(false);
    expect(states.safeParse('').success).toBe(false);
  });
});

test('a unit in a query string is a number that can be one', () => {
  expect(scopedFilterSchema.parse({ unit: '7', q: ' 灯 ' })).toEqual({ unit: 7, q: '灯' });
  for (const unit of ['x', '-1', '1.5', '99999999999'])
    expect(scopedFilterSchema.safeParse({ unit }).success).toBe(false);
});
