import { describe, expect, test } from '@jest/globals';
import { endOfDay, endText, lastDayOf, startOfDay } from '../access/access-words.ts';
import { grantCommandOf, grantFormSchema } from './grant-form.model.ts';

const accountId = '00000000-0000-4000-8000-000000000002';
const filled = { accountId, roleId: 'grid.viewer', anchorKind: 'unit', unitId: 10, reason: '值班' } as const;
const wrong = (values: object) =>
  grantFormSchema.safeParse(values).error?.issues.map(({ path, message }) => [path[0], message]) ?? [];

describe('the form that gives a role', () => {
  test('asks for the anchor of the chosen kind', () => {
    expect(wrong(filled)).toEqual([]);
    expect(wrong({ ...filled, unitId: null })).toEqual([['unitId', 'grant.form.unitId.error.required']]);
    expect(wrong({ ...filled, anchorKind: 'organisation' })).toEqual([
      ['organisationId', 'grant.form.organisationId.error.required'],
    ]);
  });

  test('does not let it end before it begins, and lets it last one day', () => {
    expect(wrong({ ...filled, validFrom: '2026-12-02', validTo: '2026-12-01' })).toEqual([
      ['validTo', 'grant.form.validTo.error.before'],
    ]);
    expect(wrong({ ...filled, validFrom: '2026-12-01', validTo: '2026-12-01' })).toEqual([]);
  });

  test('sends days as instants of Shanghai, the last day to its end', () => {
    const values = grantFormSchema.parse({ ...filled, validFrom: '2026-12-01', validTo: '2026-12-31' });
    expect(grantCommandOf(values)).toEqual({
      accountId,
      roleId: 'grid.viewer',
      unitId: 10,
      reason: '值班',
      validFrom: '2026-11-30T16:00:00.000Z',
      validTo: '2026-12-31T16:00:00.000Z',
    });
  });

  test('sends nothing for what is left open, and only one anchor', () => {
    const organisationId = '00000000-0000-4000-8000-000000000003';
    const values = grantFormSchema.parse({ ...filled, anchorKind: 'organisation', organisationId, validTo: null });
    expect(grantCommandOf(values)).toEqual({ accountId, roleId: 'grid.viewer', organisationId, reason: '值班' });
  });
});

describe('an end', () => {
  test('that falls on midnight is said as the last day, any other to the minute', () => {
    expect(lastDayOf(endOfDay('2026-12-31'))).toBe('2026-12-31');
    expect(endText(endOfDay('2026-12-31'), 'zh-CN')).toBe('2026-12-31 周四');
    expect(endText('2026-12-31T06:05:00.000Z', 'zh-CN')).toBe('2026-12-31 周四 14:05');
    expect(startOfDay('2026-12-31')).toBe('2026-12-30T16:00:00.000Z');
  });
});
