import { expect, test } from '@jest/globals';
import { failuresIn } from './build-log.ts';

test('of a build log only the words of what failed are shown', () => {
  const log = [
    '',
    ' NX   Running target build for 2 projects:',
    '',
    '> nx run @linli/core:build',
    '',
    'npm warn something',
    '> @linli/core@0.1.0 build',
    '\u001b[31mError: no such export\u001b[39m',
    'npm error code 1',
    '',
    '> nx run @linli/shell:build',
    '',
    'dist/index.html  12 kB',
    '',
    ' NX   Running target build for 2 projects failed',
    '',
    'Failed tasks:',
    '',
    '- @linli/core:build',
    '',
    '  Run duration: 9.3s',
  ].join('\n');
  expect(failuresIn(log)).toBe('@linli/core:build:\nError: no such export');
});

test('a target with a colon in its name is found, although Nx quotes it in one place', () => {
  const log = '> nx run @linli/core:"test:db"\n\n● a test\n\nFailed tasks:\n\n- @linli/core:test:db\n\n';
  expect(failuresIn(log)).toContain('● a test');
});

test('a log without tasks is shown at its end', () => {
  expect(failuresIn('one\ntwo\n')).toBe('one\ntwo');
});
