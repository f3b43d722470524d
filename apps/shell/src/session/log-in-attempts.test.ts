import { beforeEach, expect, test } from '@jest/globals';
import { forgetRedirects, mayRedirectAgain } from './log-in-attempts.ts';

beforeEach(() => sessionStorage.clear());

test('four redirects within a minute are allowed, the fifth is not', () => {
  const allowed = [0, 1, 2, 3, 4].map((second) => mayRedirectAgain(sessionStorage, second * 1000));
  expect(allowed).toEqual([true, true, true, true, false]);
});

test('redirects of more than a minute ago do not count', () => {
  [0, 1, 2, 3].forEach((second) => mayRedirectAgain(sessionStorage, second * 1000));
  expect(mayRedirectAgain(sessionStorage, 62_000)).toBe(true);
});

test('after a log-in that worked the count begins anew', () => {
  [0, 1, 2, 3].forEach((second) => mayRedirectAgain(sessionStorage, second * 1000));
  forgetRedirects(sessionStorage);
  expect(mayRedirectAgain(sessionStorage, 4_000)).toBe(true);
});

test('something else under its name counts as nothing', () => {
  sessionStorage.setItem('linli.log-ins', 'not json');
  expect(mayRedirectAgain(sessionStorage, 0)).toBe(true);
});
