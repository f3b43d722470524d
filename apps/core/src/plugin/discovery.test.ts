import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fakeManifest, writeFakeBundle } from '../testing/fake-bundle.ts';
import { discoverPlugins } from './discovery.ts';

const root = mkdtempSync(path.join(tmpdir(), 'linli-discovery-'));
const plugins = path.join(root, 'plugins');
const elsewhere = path.join(root, 'elsewhere');
beforeAll(() => {
  mkdirSync(plugins);
  writeFakeBundle(plugins, 'fake');
  writeFakeBundle(elsewhere, 'vendor', fakeManifest({ id: 'vendor', permissions: [], roles: [], jobs: [] }));
  cpSync(path.join(elsewhere, 'vendor/dist'), path.join(root, 'handed-over'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const found = async (further: string[]) =>
  (await discoverPlugins(plugins, further)).map(({ id, problem }) => [id, problem?.reason ?? null]);

describe('the plugins of an installation', () => {
  test('are those of its folder, and single ones that stand elsewhere', async () => {
    expect(await found([])).toEqual([['fake', null]]);
    expect(await found([path.join(elsewhere, 'vendor')])).toEqual([
      ['fake', null],
      ['vendor', null],
    ]);
  });

  test('may be the bundle alone, as a vendor hands it over', async () => {
    expect(await found([path.join(root, 'handed-over')])).toContainEqual(['vendor', null]);
  });

  test('of the same id twice: the second is answered for, and the first runs', async () => {
    const twice = await found([path.join(elsewhere, 'vendor'), path.join(root, 'handed-over')]);
    expect(twice).toContainEqual(['vendor', null]);
    expect(twice).toContainEqual(['handed-over', 'duplicate']);
  });

  test('leave out a sample until somebody names it, and one that is named twice over is one', async () => {
    const both = path.join(root, 'both');
    mkdirSync(both);
    writeFakeBundle(both, 'fake');
    writeFakeBundle(both, 'tryout', fakeManifest({ id: 'tryout', sample: true, permissions: [], roles: [], jobs: [] }));
    const idsIn = async (further: string[]) => (await discoverPlugins(both, further)).map(({ id }) => id);
    expect(await idsIn([])).toEqual(['fake']);
    expect(await idsIn([path.join(both, 'tryout'), path.join(both, 'fake')])).toEqual(['tryout', 'fake']);
  });

  test('a folder that is no plugin is none', async () => {
    expect(await found([root])).toEqual([['fake', null]]);
  });
});
