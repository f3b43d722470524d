import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Registry } from '@linli/contracts';
import type { Browser } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import { ROOT, startProduct, STARTING_MS } from './src/product.ts';
import type { Product } from './src/product.ts';
import { checkPlugin, copyTree, installSdk, node } from './src/vendor.ts';
import { describeWith } from './src/with-plugin.ts';

const LINLI = 'tools/cli/bin/linli.mjs';
/** Far from the repository: nothing here is found by looking further up. */
const work = mkdtempSync(path.join(tmpdir(), 'linli-vendor-'));
const tree = path.join(work, 'tree');
const inside = path.join(tree, 'plugins/old-houses');
const outside = path.join(work, 'outside');

/** A vendor begins a plugin: inside a copy of the tree, and outside of it from the packed SDK alone. */
describeWith('example')('a plugin that was just generated', () => {
  let browser: Browser;
  let product: Product | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop({ remove: true });
    rmSync(work, { recursive: true, force: true });
  });

  test('inside the tree passes types, lint and its tests, with a second noun too, and builds', async () => {
    copyTree(tree);
    const linli = path.join(tree, LINLI);
    const first = ['--zh', '老房子', '--noun', 'class', '--noun-zh', '班级'];
    await node(tree, [linli, 'create', 'plugin', 'old-houses', ...first]);
    await node(tree, [linli, 'create', 'noun', 'old-houses', 'patrol-shift', '--zh', '巡查班次']);
    await checkPlugin(inside, linli);
  }, 240_000);

  test('outside, from packed files, does the same', async () => {
    await node(ROOT, [LINLI, 'pack-sdk']);
    const names = ['--zh', '口袋公园', '--noun', 'park', '--noun-zh', '公园', '--outside', outside];
    await node(ROOT, [LINLI, 'create', 'plugin', 'parks', ...names]);
    installSdk(outside);
    const linli = path.join(outside, 'node_modules/@linli/cli/bin/linli.mjs');
    await node(outside, [linli, 'create', 'noun', '.', 'bench', '--zh', '长椅']);
    await checkPlugin(outside, linli);
  }, 240_000);

  describe('in an installation', () => {
    test(
      'both run beside the others',
      async () => {
        product = await startProduct({ seeded: true, args: ['--plugin', inside, outside] });
        const registry = await new Api(product.url, undefined).get<Registry>('/shell/registry.json');
        const states = registry.body.plugins.map(({ id, state }) => `${id} ${state}`);
        expect(states).toEqual(expect.arrayContaining(['old-houses running', 'parks running']));
      },
      STARTING_MS,
    );

    test('show their pages in the shell, and what is added there is there', async () => {
      const url = product?.url ?? '';
      const { page, complaints } = await signedIn(browser, '李建国', { url });
      await page.goto(`${url}/p/old-houses/patrol-shifts`);
      await page.getByText('还没有巡查班次').waitFor();
      await page.getByRole('link', { name: '公园', exact: true }).first().click();
      await page.getByRole('button', { name: '新增公园' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('名称').fill('街角公园');
      await form.getByRole('button', { name: '新增公园' }).click();
      await page.getByRole('heading', { name: '街角公园' }).waitFor();
      await picture(page, 'generated-record');
      await page.goto(`${url}/p/parks/parks`);
      await page.getByText('街角公园').waitFor();
      await picture(page, 'generated-list');
      expect(complaints).toEqual({ csp: [], errors: [] });
    });
  });
});
