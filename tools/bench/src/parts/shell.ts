import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { median } from '../measure/statistics.ts';
import { serveBarePage } from '../shell/serve-bare-page.ts';
import { SkipError } from './part.ts';
import type { Part } from './part.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PERSON = '李建国';
const ROUNDS = 5;

/** From the address of a cold browser, signed in already, to the first issue on the workbench, against the bare antd page. */
export const shell: Part = async ({ product, client }) => {
  const executablePath = process.env['LINLI_CHROMIUM'] ?? BROWSERS.find((file) => existsSync(file));
  if (executablePath === undefined) throw new SkipError('there is no browser');
  const { rows } = await client.query<object>(
    `SELECT id, no, category, text, state FROM plugin_grid.issue ORDER BY reported_at DESC LIMIT 20`,
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-bench-page-'));
  const bare = await serveBarePage(folder, rows);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const url = product.run.url;
    const session = await signIn(browser, url);
    const ours: number[] = [];
    const limit: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      limit.push(await firstIssue(browser, bare.url, '.ant-table-row', undefined));
      ours.push(await firstIssue(browser, url, 'main a[href*="/issues/"]', session));
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

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

async function signIn(browser: Browser, url: string): Promise<Session> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(url);
  await page
    .getByRole('button', { name: new RegExp(PERSON) })
    .first()
    .click();
  await page.getByRole('banner').waitFor();
  const session = await context.storageState();
  await context.close();
  return session;
}

/** Milliseconds until an issue can be read, with nothing in the cache. */
async function firstIssue(
  browser: Browser,
  url: string,
  selector: string,
  session: Session | undefined,
): Promise<number> {
  const context = await browser.newContext({ locale: 'zh-CN', ...(session ? { storageState: session } : {}) });
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(selector).first().waitFor();
  const took = performance.now() - began;
  await context.close();
  return took;
}
