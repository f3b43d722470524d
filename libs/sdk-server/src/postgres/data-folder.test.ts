import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { placeData, removeData } from './data-folder.ts';

/** Nobody here: whom a closed folder does not let through. */
const USER = { uid: 64_321, gid: 64_321 };
let around: string;
let home: string;
const at = (folder: string) => join(folder, 'pg');

beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'linli-data-'));
  chmodSync(around, 0o700);
  home = join(around, 'home');
  mkdirSync(home);
});
afterEach(() => {
  for (const name of ['home', 'moved', 'copy']) removeData(at(join(around, name)));
  rmSync(around, { recursive: true });
});

/** A closed folder with data, which therefore lives outside of it. */
function withData(text: string): string {
  const place = placeData(at(home), USER);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'row'), text);
  return place;
}
const rowOf = (folder: string) => readFileSync(join(at(folder), 'row'), 'utf8');

test('data stays where it is when PostgreSQL can reach it', () => {
  expect([placeData(at(home), undefined), lstatSync(at(home), { throwIfNoEntry: false })]).toEqual([
    at(home),
    undefined,
  ]);
});

test('data of a closed folder lives outside, is found again, and moves with the folder', () => {
  const place = withData('ours');
  expect(place.startsWith(around)).toBe(false);
  expect(placeData(at(home), USER)).toBe(place);
  renameSync(home, join(around, 'moved'));
  expect(placeData(at(join(around, 'moved')), USER)).toBe(place);
});

test('a copied folder is told that its data stayed behind: it is neither begun anew, nor let into the original’s', () => {
  const place = withData('ours');
  const copy = join(around, 'copy');
  execFileSync('cp', ['-a', home, copy]);
  expect(() => placeData(at(copy), USER)).toThrow(
    expect.objectContaining({ code: 'copied-folder', params: { link: at(copy), folder: place, original: home } }),
  );
  expect(lstatSync(at(copy)).isSymbolicLink()).toBe(true);
  // As the sentence says: in place of the link.
  rmSync(at(copy));
  cpSync(place, at(copy), { recursive: true });
  const own = placeData(at(copy), USER);
  writeFileSync(join(own, 'row'), 'the copy’s');
  expect([own === place, rowOf(copy), rowOf(home)]).toEqual([false, 'the copy’s', 'ours']);
});

test('a link to data that is gone is told, until the data is put back', () => {
  const place = withData('ours');
  const kept = join(around, 'kept');
  renameSync(join(place, '..'), kept);
  expect(() => placeData(at(home), USER)).toThrow(expect.objectContaining({ code: 'data-missing' }));
  rmSync(at(home));
  renameSync(join(kept, 'pg'), at(home));
  placeData(at(home), USER);
  expect(rowOf(home)).toBe('ours');
});
