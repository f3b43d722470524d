import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { platformStatusSchema } from '@linli/contracts';
import type { Registry } from '@linli/contracts';
import { beganAt } from '../measure/cpu.ts';
import { memoryOfTree, memoryShareOf } from '../measure/memory.ts';
import { pageSizes } from '../plugins/page-sizes.ts';
import type { PageSize } from '../plugins/page-sizes.ts';
import { withTable } from '../plugins/plugin-table.ts';
import type { PluginLine } from '../plugins/plugin-table.ts';
import { sourceOf } from '../plugins/source.ts';
import { equip } from '../product/accounts.ts';
import { launchBrowser, signIn } from '../product/browser.ts';
import { SkipError } from './part.ts';
import type { Part, Workshop } from './part.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const WHOLE_MB = 1200;
const PLUGIN_MB = 110;
const PAGE_KB = 60;
/** Until a process that has just started has given back what starting took. */
const IDLE_MS = 20_000;

/** What each plugin costs an installation that does nothing: memory, time to start, and what its pages send. */
export const plugins: Part = async (workshop) => {
  const { product, options, say } = workshop;
  if (process.platform !== 'linux') throw new SkipError('only Linux tells what memory processes share');
  await product.restart();
  say('idle for a moment');
  await sleep(IDLE_MS);
  const whole = memoryOfTree(product.supervisor);
  const status = platformStatusSchema.parse(await product.api.call({ path: '/api/core/v1/platform/status' }));
  const sizes = await sizesOf(workshop);
  const lines = status.plugins.map(({ id, pid, since }): PluginLine => {
    const process = pid ?? 0;
    return {
      id,
      source: sourceOf(path.join(ROOT, 'plugins', id)),
      memoryMb: memoryShareOf(process) ?? 0,
      startMs: Date.parse(since) - beganAt(process),
      largestPage: sizes.filter(({ plugin }) => plugin === id).sort((a, b) => b.kB - a.kB)[0],
    };
  });
  if (options.table) writeFileSync(options.table, withTable(readFileSync(options.table, 'utf8'), lines));
  return [
    { work: 'memory of the whole, idle', unit: 'MB', product: whole, target: { atMost: WHOLE_MB } },
    ...lines.flatMap(({ id, memoryMb, startMs, largestPage }) => [
      { work: `memory of ${id}, idle`, unit: 'MB' as const, product: memoryMb, target: { atMost: PLUGIN_MB } },
      { work: `start of ${id}`, unit: 'ms' as const, product: startMs },
      ...(largestPage
        ? [
            {
              work: `largest page of ${id} (${largestPage.page})`,
              unit: 'kB' as const,
              product: largestPage.kB,
              target: { atMost: PAGE_KB },
            },
          ]
        : []),
    ]),
  ];
};

/** Every page of every plugin that has an address without a record, opened by somebody who may everything. */
async function sizesOf({ product, say }: Workshop): Promise<PageSize[]> {
  const { plugins: entries } = await product.api.call<Registry>({ path: '/shell/registry.json' });
  const pages = entries.flatMap(({ id, extensions }) =>
    extensions.flatMap((extension) => {
      const page = extension.point === 'shell.page/v1' ? extension.props.path.replace(/\/?\*$/, '') : ':';
      return page.includes(':') ? [] : [{ plugin: id, page }];
    }),
  );
  await mayEverything(
    product,
    entries.map(({ id }) => id),
  );
  const browser = await launchBrowser();
  try {
    say(`${pages.length} pages`);
    return await pageSizes(browser, product.run.url, await signIn(browser, product.run.url), pages);
  } finally {
    await browser.close();
  }
}

/** Gives the first account of the bench every role of the plugins in the whole district. The restart ended older connections. */
async function mayEverything(product: Workshop['product'], pluginIds: readonly string[]): Promise<void> {
  const client = await product.connect();
  try {
    const { rows: roles } = await client.query<{ id: string }>('SELECT id FROM core.role WHERE plugin_id = ANY ($1)', [
      pluginIds,
    ]);
    const { rows: units } = await client.query<{ id: number }>(
      `SELECT id FROM core.unit WHERE level = 'district' LIMIT 1`,
    );
    await equip(
      client,
      0,
      roles.map(({ id }) => id),
      units.map(({ id }) => id),
    );
  } finally {
    await client.end();
  }
}
