import { describe, expect, test } from '@jest/globals';
import { changedFields, maskFields, maskValue } from './mask-fields.ts';

describe('a masked value', () => {
  test.each([
    ['name', '王小明', '王**'],
    ['name', '李', '李*'],
    ['phone', '13812345678', '138****5678'],
    ['phone', '1234567', '***'],
    ['id-number', '120102199001011234', '120*************34'],
    ['bank-card', '6222021234567890', '************7890'],
    ['address', '大王庄街道八纬路12号3门401', '大王庄街道八***'],
    ['email', 'wang@example.cn', 'w***@example.cn'],
    ['text', '家里有病人', '*** (5)'],
    ['hidden', 'secret', '***'],
    ['hidden', { a: 1 }, '***'],
    ['phone', 13812345678, '138****5678'],
    ['phone', null, null],
    ['phone', '', ''],
  ] as const)('%s: %s becomes %s', (mask, value, masked) => {
    expect(maskValue(value, mask)).toBe(masked);
  });

  test('is masked wherever its field stands in the record, and nothing else is', () => {
    const record = {
      name: '王小明',
      phones: ['13812345678'],
      at: new Date(0),
      contact: { phone: '13812345678', place: '东门' },
      list: [{ phone: '13812345678' }, 3],
    };
    expect(maskFields(record, { name: 'name', phone: 'phone', phones: 'phone' })).toEqual({
      name: '王**',
      phones: ['138****5678'],
      at: '1970-01-01T00:00:00.000Z',
      contact: { phone: '138****5678', place: '东门' },
      list: [{ phone: '138****5678' }, 3],
    });
  });

  test('is not found under a name that every object has', () => {
    expect(maskFields({ constructor: 'x', toString: 'y' }, {})).toEqual({ constructor: 'x', toString: 'y' });
  });
});

describe('what changed', () => {
  test('is named field by field, with nothing for what was not there', () => {
    expect(changedFields({ a: 1, b: { c: 2 }, d: 3 }, { a: 1, b: { c: 4 }, e: 5 })).toEqual({
      before: { b: { c: 2 }, d: 3, e: null },
      after: { b: { c: 4 }, d: null, e: 5 },
    });
  });

  test('is everything of a new record, and of a removed one', () => {
    expect(changedFields(null, { a: 1 })).toEqual({ before: null, after: { a: 1 } });
    expect(changedFields({ a: 1 }, null)).toEqual({ before: { a: 1 }, after: null });
  });
});
