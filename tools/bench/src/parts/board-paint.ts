import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from '../measure/statistics.ts';
import { launchBrowser, signIn } from '../product/browser.ts';
import type { Figure } from '../report/figure.ts';
import { serveBarePage } from '../shell/serve-bare-page.ts';
import { BOARD_OWNERS } from './board-figures.ts';
import type { Workshop } from './part.ts';
import { firstSeen } from './shell.ts';

/** From the address of a cold browser, signed in already, to the first figure of the board and to the last of each owner. */
export async function firstPaint({ product, options, say }: Workshop): Promise<Omit<Figure, 'part' | 'scale'>[]> {
  const browser = await launchBrowser();
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-bench-board-'));
  const indicators = BOARD_OWNERS.flatMap(({ figures }) => figures.map(({ indicator }) => indicator));
  const bare = await serveBarePage(
    folder,
    indicators.map((id) => ({ id, no: id, category: '', text: id, state: '' })),
  );
  try {
    say('the page of the board');
    const url = `${product.run.url}/board`;
    const session = await signIn(browser, product.run.url);
    const told = (id: string) => `[data-indicator="${id}"] a`;
    const times = { first: [] as number[], all: [] as number[], limit: [] as number[] };
    for (let round = 0; round < options.rounds; round += 1) {
      times.limit.push(await firstSeen(browser, bare.url, ['.ant-table-row']));
      times.first.push(await firstSeen(browser, url, [told('core.grid-branches')], session));
      times.all.push(await firstSeen(browser, url, indicators.map(told), session));
    }
    const line = (work: string, ms: readonly number[]) => ({
      work,
      unit: 'ms' as const,
      product: median(ms),
      limit: median(times.limit),
    });
    return [
      line('cold browser to the first figure of the board', times.first),
      line('cold browser to all figures', times.all),
    ];
  } finally {
    await browser.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
