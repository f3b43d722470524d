import { dayOf } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import { codeOf, lastDayOf, standingOn, validToOf, writtenCode } from './certificate.ts';

const paper = { state: 'issued', issuedOn: '2024-03-01', validTo: '2027-03-01' } as const;

test.each([
  ['2024-02-29', 'not-yet'],
  ['2024-03-01', 'valid'],
  ['2027-02-28', 'valid'],
  ['2027-03-01', 'expired'],
  ['2099-01-01', 'expired'],
])('on %s a certificate of three years is %s', (day, standing) => expect(standingOn(paper, day)).toBe(standing));

test('the day changes at midnight in Shanghai, not in London', () => {
  expect(standingOn(paper, dayOf(new Date('2027-02-28T15:59:59.999Z')))).toBe('valid');
  expect(standingOn(paper, dayOf(new Date('2027-02-28T16:00:00.000Z')))).toBe('expired');
});

test('a clock that was ahead and is set back finds it valid again: nothing was written down meanwhile', () => {
  expect(['2027-03-02', '2026-03-02'].map((day) => standingOn(paper, day))).toEqual(['expired', 'valid']);
});

test('what was taken back or replaced is so on every day', () => {
  expect(standingOn({ ...paper, state: 'revoked' }, '2025-01-01')).toBe('revoked');
  expect(standingOn({ ...paper, state: 'reissued' }, '2099-01-01')).toBe('reissued');
});

test.each([
  ['2024-02-29', 1, '2025-03-01', '2025-02-28'],
  ['2024-02-29', 4, '2028-02-29', '2028-02-28'],
  ['2023-03-01', 1, '2024-03-01', '2024-02-29'],
  ['2099-02-28', 1, '2100-02-28', '2100-02-27'],
  ['2096-02-29', 4, '2100-03-01', '2100-02-28'],
])('issued on %s for %i years it ends before %s, and the last day is %s', (issuedOn, years, validTo, last) => {
  expect(validToOf(issuedOn, years)).toBe(validTo);
  expect(lastDayOf(validTo)).toBe(last);
});

test('without a number of years it never ends', () => {
  expect(validToOf('2024-02-29', null)).toBeNull();
  expect(standingOn({ ...paper, validTo: null }, '2999-12-31')).toBe('valid');
});

test.each(['abcde-fgh10', 'ABCDE FGH10', ' abcdefghIO ', 'ＡＢＣＤＥ－ＦＧＨ１０', 'abcde-fghl0'])(
  '%j is read as the code that it means',
  (typed) => expect(writtenCode(codeOf(typed) ?? '')).toBe('ABCDE-FGH10'),
);

test.each(['', 'ABCDE-FGH1', 'ABCDE-FGH1U', 'ABCDE-FGH100', "' OR 1=1 --", '%%%%%%%%%%'])('%j is no code', (typed) =>
  expect(codeOf(typed)).toBeNull(),
);
