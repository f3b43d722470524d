import { expect, test } from '@jest/globals';
import { failedTests } from './failed-tests.ts';

test('of a log of Jest the failed tests are told, without what they printed, each once', () => {
  const failure = ['  ● a booking › is taken once', '', '    Expected: 1', '    Received: 2', ''];
  const log = [
    'FAIL e2e ./booking.e2e.ts',
    '  ● Console',
    '',
    '    console.error',
    '      http://localhost/p/culture',
    '',
    ...failure,
    'PASS e2e ./other.e2e.ts',
    'Summary of all failing tests',
    ...failure,
    'Test Suites: 1 failed, 1 total',
  ].join('\n');
  const told = failedTests(log);
  expect(told.slice(0, 3)).toEqual(['  ● a booking › is taken once', '    Expected: 1', '    Received: 2']);
  expect(told.filter((line) => line.includes('●'))).toHaveLength(1);
  expect(told.join('\n')).not.toContain('http://localhost');
});

test('a log without a failed test tells nothing', () => {
  expect(failedTests('  ● Console\n\n    console.log\n')).toEqual([]);
});
