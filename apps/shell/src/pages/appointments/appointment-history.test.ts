import { expect, test } from '@jest/globals';
import { APPOINTMENT_CHANGE_KINDS, type AppointmentChange } from '@linli/contracts';
import chinese from '../../../locales/zh-CN.json' with { type: 'json' };
import { appointmentEntries } from './appointment-history.ts';

const t = Object.assign((key: string, params: Record<string, unknown> = {}) => `${key} ${JSON.stringify(params)}`, {
  has: () => true,
});
const change = (kind: AppointmentChange['kind']): AppointmentChange => ({
  id: '1',
  kind,
  at: '2026-11-25T00:00:00.000Z',
  by: '王秀兰',
  day: '2026-11-26',
  reason: null,
});

test('everything that can happen to an appointment has its sentence', () => {
  for (const kind of APPOINTMENT_CHANGE_KINDS) {
    expect(Object.keys(chinese.appointment.change)).toContain(kind);
  }
});

test('an end says from when the post is not held any more, a beginning since when it is', () => {
  const sentenceOf = (kind: AppointmentChange['kind']) => appointmentEntries(t, [change(kind)])[0]?.sentence;
  expect(sentenceOf('ended')).toContain('appointment.change.until');
  expect(sentenceOf('handed-over')).toContain('appointment.change.until');
  expect(sentenceOf('approved')).toContain('appointment.change.from');
});
