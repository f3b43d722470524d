import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadOrCreateKeys } from './keys.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-keys-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('keys are made once, kept, and readable by their owner alone', async () => {
  const file = join(folder, 'keys', 'idp.json');
  const first = await loadOrCreateKeys(file);
  expect(await loadOrCreateKeys(file)).toEqual(first);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
});

test('two starts at once end up with the same keys', async () => {
  const file = join(folder, 'idp.json');
  const [first, second] = await Promise.all([loadOrCreateKeys(file), loadOrCreateKeys(file)]);
  expect(second).toEqual(first);
  expect(await loadOrCreateKeys(file)).toEqual(first);
});

test('a damaged file is an error that says what to do, and is left alone', async () => {
  const file = join(folder, 'idp.json');
  await writeFile(file, '{"jwks":');
  await expect(loadOrCreateKeys(file)).rejects.toThrow('remove it to get new keys');
  expect(await readFile(file, 'utf8')).toBe('{"jwks":');
});
