import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestSchema } from '@linli/contracts';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { repoRoot } from '../settings.ts';
import { createNoun } from './create-noun.ts';
import { createPlugin } from './create-plugin.ts';
import { EXAMPLE_NOUN, EXAMPLE_PLUGIN, readFiles } from './example.ts';
import { nounNames, pluginNames } from './names.ts';
import { PINNED } from './outside.ts';
import { finishStaged } from './staged.ts';

// Inside of the repository, so that what is written is laid out as everything here.
mkdirSync(join(repoRoot, 'tools/cli/dist'), { recursive: true });
const root = mkdtempSync(join(repoRoot, 'tools/cli/dist/create-'));
afterAll(() => rmSync(root, { recursive: true }));

const shift = nounNames('patrol-shift', { zh: '巡查班次' });
const duty = nounNames('class', { zh: '班级', en: 'Class' });
let folder: string;
let count = 0;
beforeEach(() => {
  folder = join(root, `plugin-${(count += 1)}`);
});
const parks = () => createPlugin({ plugin: pluginNames('parks', { zh: '公园' }), noun: shift, folder });
const snapshot = () => [...readFiles(folder)];

describe('a plugin', () => {
  test('the example is what is written under its own names', async () => {
    const names = { plugin: EXAMPLE_PLUGIN, noun: EXAMPLE_NOUN };
    await createPlugin({ ...names, folder, date: '202611260300', suggest: {}, sample: true });
    expect(Object.fromEntries(readFiles(folder))).toEqual(
      Object.fromEntries(readFiles(join(repoRoot, 'plugins/example'))),
    );
  });

  test('under other names nothing of the example is left', async () => {
    await parks();
    const left = snapshot().filter(([path, text]) => /hobby|club|兴趣|example|示例/i.test(path + text));
    expect(left.map(([path]) => path)).toEqual([]);
  });

  test('has a manifest that the platform takes, and is suggested to those who will work with it', async () => {
    await parks();
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')));
    expect(manifest.roles.map(({ id }) => id)).toEqual(['parks.keeper', 'parks.viewer']);
    expect(manifest.roles.every(({ suggestedFor }) => suggestedFor.length > 0)).toBe(true);
    expect(manifest.sample).toBeUndefined();
  });

  test('is not written where something is, and nothing is left behind', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    await expect(parks()).rejects.toThrow(folder);
    expect(readdirSync(folder)).toEqual(['mine.txt']);
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('two who make the same one at once: one does and the other is told', async () => {
    const results = await Promise.allSettled([parks(), parks()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const told = results.find((result) => result.status === 'rejected');
    expect(String(told?.reason)).toContain(folder);
    expect(existsSync(join(folder, 'plugin.json'))).toBe(true);
  });
});

describe('a further noun', () => {
  test('costs at most 15 files and 600 lines, with everything: tests, texts, manifest', async () => {
    await parks();
    const lines = () => snapshot().reduce((sum, [, text]) => sum + text.split('\n').length - 1, 0);
    const before = lines();
    const { created } = await createNoun({ folder, noun: duty });
    expect(created.length).toBeLessThanOrEqual(15);
    expect(lines() - before).toBeLessThanOrEqual(600);
  });

  test('has its pages, permissions, texts and data beside those of the first, which stay as they were', async () => {
    await parks();
    const before = new Map(snapshot());
    await createNoun({ folder, noun: duty });
    const after = new Map(snapshot());
    const manifest = manifestSchema.parse(JSON.parse(after.get('plugin.json') ?? ''));
    expect(Object.keys(manifest.web.exposes)).toEqual(['PatrolShiftPages', 'ClassPages']);
    expect(manifest.extensions.map(({ id }) => id)).toEqual([
      'patrol-shifts-menu',
      'patrol-shifts',
      'classes-menu',
      'classes',
    ]);
    const keeper = manifest.roles.find(({ id }) => id === 'parks.keeper');
    expect(keeper?.permissions).toEqual(expect.arrayContaining(['parks.patrol-shift.manage', 'parks.class.manage']));
    const texts = JSON.parse(after.get('locales/zh-CN.json') ?? '') as Record<string, string>;
    expect([texts['name'], texts['nav.classes'], texts['nav.patrol-shifts']]).toEqual(['公园', '班级', '巡查班次']);
    expect(after.get('api/definition.ts')).toMatch(/modules: \[PatrolShiftModule, ClassModule\]/);
    expect(after.get('contract/index.ts')).toBe(`export * from './patrol-shift.ts';\nexport * from './class.ts';\n`);
    const kinds = Object.keys(JSON.parse(after.get('migrations/migrations.json') ?? '') as object);
    expect([...kinds].sort()).toEqual(kinds);
    for (const [path, text] of before) if (path.includes('patrol-shift')) expect(after.get(path)).toBe(text);
  });

  test('is refused when it is there already, and the plugin stays as it is', async () => {
    await parks();
    const before = snapshot();
    await expect(createNoun({ folder, noun: shift })).rejects.toThrow('patrol-shift');
    expect(snapshot()).toEqual(before);
  });

  test.each([
    ['api/definition.ts', 'export const definition = everything();\n', 'api/definition.ts'],
    ['locales/en.json', '{ "name": ', 'locales/en.json'],
    ['plugin.json', '{ "id": "parks" }', 'plugin.json'],
  ])('is refused when %s cannot be added to, and the plugin stays as it is', async (file, text, named) => {
    await parks();
    writeFileSync(join(folder, file), text);
    const before = snapshot();
    await expect(createNoun({ folder, noun: duty })).rejects.toThrow(named);
    expect(snapshot()).toEqual(before);
  });

  test('is refused where there is no plugin', async () => {
    await expect(createNoun({ folder, noun: duty })).rejects.toThrow('plugin.json');
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a writing that was cut off', () => {
  const stage = (path: string, text: string) => {
    const file = join(folder, '.linli-create', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  };

  test('after everything was laid ready is finished', () => {
    stage('files/a/b.txt', 'new');
    stage('complete', '');
    finishStaged(folder);
    expect([...readFiles(folder)]).toEqual([['a/b.txt', 'new']]);
  });

  test('before that leaves nothing', () => {
    stage('files/a/b.txt', 'new');
    finishStaged(folder);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('a plugin outside has the versions of this repository', () => {
  const versionsIn = (file: string) =>
    (JSON.parse(readFileSync(join(repoRoot, file), 'utf8')) as { devDependencies: Record<string, string> })
      .devDependencies;
  const versions = {
    ...versionsIn('libs/sdk-web/package.json'),
    ...versionsIn('libs/sdk-server/package.json'),
    ...versionsIn('package.json'),
  };
  expect(Object.entries(PINNED).filter(([name, version]) => versions[name] !== version)).toEqual([]);
});
