import { describe, expect, test } from '@jest/globals';
import { creditCodeSchema } from './organisation-commands.ts';
import { ORGANISATION_RULES, ORGANISATION_TYPES, organisationRule } from './organisation-rules.ts';
import { POST_TYPES, postsOf } from './post-type.ts';
import { phoneSchema } from './person.ts';
import { proposeAppointmentSchema } from './appointment.ts';
import { addDays, dayOf } from './day.ts';

describe('the rules of bodies', () => {
  test('have one row for each type, and for each subtype that it may have', () => {
    const keys = ORGANISATION_RULES.map(({ type, subtype }) => `${type}/${subtype ?? ''}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const type of ORGANISATION_TYPES) expect(organisationRule(type, null)).toBeDefined();
    expect(organisationRule('organ', 'grid')).toBeUndefined();
  });

  test('let a body that needs a superior have one', () => {
    for (const rule of ORGANISATION_RULES) if (rule.needsSuperior) expect(rule.superiors.length).toBeGreaterThan(0);
  });

  test('have a line and an anchor for each', () => {
    for (const { lines, anchors } of ORGANISATION_RULES) {
      expect(lines.length).toBeGreaterThan(0);
      expect(anchors.length).toBeGreaterThan(0);
    }
  });
});

describe('posts', () => {
  test('put exactly one at the head of a body of each type, and that one is single', () => {
    for (const type of ORGANISATION_TYPES) {
      const heads = postsOf(type).filter(({ headOf }) => headOf.includes(type));
      expect(heads.map(({ single }) => single)).toEqual([true]);
    }
  });

  test('occur once', () => {
    expect(new Set(POST_TYPES.map(({ id }) => id)).size).toBe(POST_TYPES.length);
  });
});

describe('what people type', () => {
  test.each(['91350100M000100Y43', ' 91350100m000100y43 '])(
    'a credit code with its check digit is taken: %s',
    (code) => {
      expect(creditCodeSchema.parse(code)).toBe('91350100M000100Y43');
    },
  );

  test.each(['91350100M000100Y44', '91350100M000100Y4', '91350100I000100Y43'])('a wrong one is not: %s', (code) => {
    expect(creditCodeSchema.safeParse(code).success).toBe(false);
  });

  test.each([
    ['138 0013 8000', '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['022-24300001', '02224300001'],
  ])('a phone number is taken however it is written: %s', (typed, kept) => {
    expect(phoneSchema.parse(typed)).toBe(kept);
  });

  test.each(['12345678901', '1380013800', '138001380001', 'abc', ''])('and nothing else is: "%s"', (typed) => {
    expect(phoneSchema.safeParse(typed).success).toBe(false);
  });

  const appointment = {
    personId: 'c7b7d9f0-8c5c-4a39-9a59-0b0d51a3a0b1',
    organisationId: 'c7b7d9f0-8c5c-4a39-9a59-0b0d51a3a0b2',
    post: 'committee-member',
    kind: 'full',
    validFrom: '2026-01-01',
  };
  const wrong = (changes: object) => {
    const result = proposeAppointmentSchema.safeParse({ ...appointment, ...changes });
    return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
  };
  test('a secondment says where from and until when', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ kind: 'seconded' })).toEqual(['fromName', 'validTo']);
    expect(wrong({ kind: 'part-time' })).toEqual(['fromName']);
    expect(wrong({ kind: 'seconded', fromName: '区司法局', validTo: '2026-06-01' })).toEqual([]);
  });
  test('a period does not end before it begins', () => {
    expect(wrong({ validTo: '2026-01-01' })).toEqual(['validTo']);
    expect(wrong({ termEnd: '2025-12-31' })).toEqual(['termEnd']);
    expect(wrong({ validFrom: '2026-02-30' })).toEqual(['validFrom']);
  });
});

describe('days', () => {
  test('are those of Asia/Shanghai', () => {
    expect(dayOf(new Date('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
    expect(dayOf(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });
});
