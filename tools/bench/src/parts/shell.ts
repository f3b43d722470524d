import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { median } from '../measure/statistics.ts';
import { launchBrowser, signIn } from '../product/browser.ts';
import type { Session } from '../product/browser.ts';
import { serveBarePage } from '../shell/serve-bare-page.ts';
import type { Part } from './part.ts';

const ROUNDS = 5;

/** From the address of a cold browser, signed in already, to the first issue on the workbench, against the bare antd page. */
export const shell: Part = async ({ product, client }) => {
  const browser = await launchBrowser();
  const { rows } = await client.query<object>(
    `SELECT id, no, category, text, state FROM plugin_grid.issue ORDER BY reported_at DESC LIMIT 20`,
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-bench-page-'));
  const bare = await serveBarePage(folder, rows);
  try {
    const url = product.run.url;
    const session = await signIn(browser, url);
    const ours: number[] = [];
    const limit: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      limit.push(await firstSeen(browser, bare.url, ['.ant-table-row']));
      ours.push(await firstSeen(browser, url, ['main a[href*="/issues/"]'], session));
    }
    return [
      {
        work: 'cold browser to the first issue on the workbench',
        unit: 'ms',
        product: median(ours),
        limit: median(limit),
        target: { atMost: 1.5 },
      },
    ];
  } finally {
    await browser.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Milliseconds until everything of these can be read, with nothing in the cache. */
export async function firstSeen(
  browser: Browser,
  url: string,
  selectors: readonly string[],
  session?: Session,
): Promise<number> {
  const context = await browser.newContext({ locale: 'zh-CN', ...(session ? { storageState: session } : {}) });
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  for (const selector of selectors) await page.locator(selector).first().waitFor();
  const took = performance.now() - began;
  await context.close();
  return took;
}
