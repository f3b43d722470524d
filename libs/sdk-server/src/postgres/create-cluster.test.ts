import { expect, test } from '@jest/globals';
import { describe as inOneSentence } from './create-cluster.ts';

test('a full disk is named as such', () => {
  expect(inOneSentence('initdb: error: could not write: No space left on device', '/data')).toMatchObject({
    code: 'disk-full',
  });
});

test('of much output only the telling line is kept', () => {
  const output =
    'LOG:  starting\nFATAL:  lock file "postmaster.pid" already exists\nHINT:  Is another postmaster running?\n';
  expect(inOneSentence(output, '/data').message).toBe(
    'PostgreSQL did not start: FATAL:  lock file "postmaster.pid" already exists',
  );
});
