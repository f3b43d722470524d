import { describe, expect, test } from '@jest/globals';
import { isPlainPath } from './call.ts';

describe('an address', () => {
  test.each([
    '/',
    '/assets/main.3f2a.js',
    '/p/a/rows/1',
    '/api/core/v1/units/12',
    '/%E6%B2%B3%E4%B8%9C',
    '/plugins/a/1.2.3/a..b.js',
    '/.well-known/x',
  ])('that says one thing is taken: %s', (path) => expect(isPlainPath(path)).toBe(true));

  test.each([
    '//a',
    '/a//b',
    '/a/../b',
    '/a/./b',
    '/..',
    '/a/..',
    '/a%2fb',
    '/a%2Fb',
    '/a%5cb',
    '/a\\b',
    '/%2e%2e/a',
    '/a%252e',
    '/a%00',
    '/a%0d%0a',
    '/a#b',
    '/a%zz',
    '/a%',
    '*',
    'http://a/b',
    '',
  ])('that two readers could take for two things is not: %s', (path) => expect(isPlainPath(path)).toBe(false));
});
