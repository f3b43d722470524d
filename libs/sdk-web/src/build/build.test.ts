/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { hostShared, pluginRsbuildConfig, pluginShared, readManifest, sharedPackages } from './index.ts';

const pluginDir = mkdtempSync(path.join(tmpdir(), 'linli-build-'));
const manifest = {
  manifestVersion: 1,
  id: 'demo',
  version: '1.2.3',
  publisher: { id: 'linli', name: 'Linli' },
  displayName: '%name%',
  description: '%description%',
  category: 'governance',
  license: 'Apache-2.0',
  compat: { platform: '>=0.1.0 <2.0.0', sdk: '^0.1.0' },
  web: { exposes: { Desk: './web/desk.page.tsx' }, i18n: { defaultLocale: 'zh-CN', locales: ['zh-CN', 'en'] } },
  extensions: [],
  api: {
    runtime: 'process',
    versions: ['v1'],
    limits: { memoryMb: 256, bodyKb: 512, timeoutMs: 15000, concurrency: 64 },
  },
  permissions: [],
  roles: [],
  data: { migrations: 'migrations/migrations.json', scopedTables: [] },
};
const write = (value: object) => writeFileSync(path.join(pluginDir, 'plugin.json'), JSON.stringify(value));

afterAll(() => rmSync(pluginDir, { recursive: true }));

test('shell and plugins share the same packages, each once, and plugins bring none', () => {
  expect(Object.keys(hostShared())).toEqual([...sharedPackages]);
  expect(Object.keys(pluginShared())).toEqual([...sharedPackages]);
  for (const name of sharedPackages) {
    expect(hostShared()[name]).toMatchObject({ singleton: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    expect(pluginShared()[name]).toMatchObject({ singleton: true, import: false });
  }
});

test('a plugin is built under a name with its version, hashed, with digests and without source maps', () => {
  write(manifest);
  const config = pluginRsbuildConfig({ pluginDir });
  expect(config.source?.define).toMatchObject({ 'process.env.LINLI_PLUGIN_ID': '"demo"' });
  expect(config.security?.sri).toMatchObject({ enable: true });
  expect(config.output).toMatchObject({
    assetPrefix: 'auto',
    sourceMap: false,
    distPath: { root: path.join(pluginDir, 'dist/web') },
  });
  expect(JSON.stringify(config.tools)).toContain('demo__1_2_3');
});

test('a manifest with an unknown field is refused', () => {
  write({ ...manifest, surprise: true });
  expect(() => readManifest(pluginDir)).toThrow('surprise');
});
