import { describe, expect, test } from '@jest/globals';
import { differencesOf } from './audit-difference.ts';

describe('the difference that a line tells', () => {
  test('is said field by field, with nothing for what was not there', () => {
    expect(differencesOf({ name: '旧', code: '1' }, { name: '新', since: 'x' })).toEqual([
      { field: 'name', before: '旧', after: '新' },
      { field: 'code', before: '1', after: null },
      { field: 'since', before: null, after: 'x' },
    ]);
  });

  test('names a field inside of another by both, and a list as a whole', () => {
    expect(differencesOf({ contact: { phone: '138****5678' }, into: ['a'] }, { contact: { phone: null } })).toEqual([
      { field: 'contact.phone', before: '138****5678', after: null },
      { field: 'into', before: ['a'], after: null },
    ]);
  });

  test('of a new record is all of it, and of nothing is nothing', () => {
    expect(differencesOf(null, { empty: {} })).toEqual([{ field: 'empty', before: null, after: {} }]);
    expect(differencesOf(null, null)).toEqual([]);
  });
});
