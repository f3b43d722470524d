import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Me, Registry } from '@linli/contracts';
import { Api } from './src/api.ts';
import { copyPlugin } from './src/copy-plugin.ts';
import { ROOT, startProduct, STARTING_MS } from './src/product.ts';
import type { Product } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

/** A folder that looks like the repository's root to the plugins in it. */
const WORKSPACE = path.join(ROOT, 'apps', 'e2e', 'dist', 'workspace');
const PLUGINS = path.join(WORKSPACE, 'plugins');
const COPY = 'patrol';

describeWith('grid')('a plugin is added by a folder', () => {
  let product: Product;

  beforeAll(async () => {
    rmSync(WORKSPACE, { recursive: true, force: true });
    mkdirSync(PLUGINS, { recursive: true });
    cpSync(path.join(ROOT, 'tsconfig.base.json'), path.join(WORKSPACE, 'tsconfig.base.json'));
    const source = path.join(ROOT, 'plugins', 'grid');
    cpSync(source, path.join(PLUGINS, 'grid'), { recursive: true });
    copyPlugin(source, path.join(PLUGINS, COPY), COPY);
    execFileSync(process.execPath, [path.join(ROOT, 'tools/cli/bin/linli.mjs'), 'build'], {
      cwd: path.join(PLUGINS, COPY),
      stdio: 'pipe',
    });
    product = await startProduct({ env: { LINLI_PLUGINS_DIR: PLUGINS } });
  }, STARTING_MS);

  afterAll(async () => {
    await product?.stop({ remove: true });
    rmSync(WORKSPACE, { recursive: true, force: true });
  });

  test('the copy runs beside the original, with an API, pages, roles and rows of its own', async () => {
    const registry = await new Api(product.url, undefined).get<Registry>('/shell/registry.json');
    expect(registry.body.plugins.map(({ id, state }) => [id, state]).sort()).toEqual([
      ['grid', 'running'],
      [COPY, 'running'],
    ]);
    const script = registry.body.plugins.find((plugin) => plugin.id === COPY)?.script.path ?? '';
    expect((await fetch(new URL(script, product.url))).status).toBe(200);

    const worker = await Api.as(product, 'malijuan');
    const me = await worker.get<Me>('/api/core/v1/me');
    expect(me.body.permissions.map((held) => held.permission)).toContain(`${COPY}.issue.report`);
    const reported = await worker.post<{ id: string }>(`/api/plugins/${COPY}/v1/issues`, {
      category: 'sanitation',
      text: '只在副本里的一件事',
      place: '2 号楼',
      unitId: me.body.units[0]?.id,
    });
    expect(reported.status).toBe(201);
    expect((await worker.get(`/api/plugins/${COPY}/v1/issues/${reported.body.id}`)).status).toBe(200);
    expect((await worker.get(`/api/plugins/grid/v1/issues/${reported.body.id}`)).status).toBe(404);
  });
});

describe('a plugin is removed by its folder', () => {
  let product: Product;
  const empty = path.join(ROOT, 'apps', 'e2e', 'dist', 'no-plugins');

  beforeAll(async () => {
    mkdirSync(empty, { recursive: true });
    product = await startProduct({ env: { LINLI_PLUGINS_DIR: empty } });
  }, STARTING_MS);

  afterAll(async () => product?.stop({ remove: true }));

  test('the rest starts and works, and an address of the plugin is simply not there', async () => {
    const admin = await Api.as(product, 'zhaomingyuan');
    expect((await admin.get('/readyz')).status).toBe(200);
    expect((await admin.get('/api/core/v1/units')).status).toBe(200);
    expect((await admin.get<Registry>('/shell/registry.json')).body.plugins).toEqual([]);
    expect((await admin.get('/api/plugins/grid/v1/issues')).status).toBe(404);
  });
});

describe("the shell's own bundle", () => {
  test('contains no word of a plugin', () => {
    const assets = path.join(ROOT, 'apps', 'shell', 'dist', 'assets');
    const files = readdirSync(assets, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(js|css|html|map)$/.test(name),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((name) => readFileSync(path.join(assets, name), 'utf8').includes('grid.issue'))).toEqual([]);
  });
});
