import { expect, test } from '@jest/globals';
import { renderWithLinli } from '@linli/sdk-web/testing';
import { AppointmentDays } from './appointment-days.tsx';

const from = { validFrom: '2026-11-27', validTo: null, termEnd: null };
const shown = (days: Partial<Parameters<typeof AppointmentDays>[0]>) =>
  renderWithLinli(<AppointmentDays phase="in-force" {...from} {...days} />).container.textContent;

test.each([
  ['in-force', '2026-11-27 至今'],
  ['proposed', '拟自 2026-11-27 起'],
  ['to-come', '拟自 2026-11-27 起'],
  ['refused', '拟自 2026-11-27 起'],
] as const)('a post that is %s is held %s', (phase, words) => expect(shown({ phase })).toBe(words));

test('an end says until when, whether it was set at the beginning or came in between', () => {
  expect(shown({ termEnd: '2029-11-26' })).toBe('2026-11-27 — 2029-11-26');
  expect(shown({ phase: 'ended', validTo: '2027-01-01', termEnd: '2029-11-26' })).toBe('2026-11-27 — 2027-01-01');
});
