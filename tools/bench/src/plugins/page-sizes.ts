import type { Browser, Page } from 'playwright-core';
import type { Session } from '../product/browser.ts';

/** What a page of a plugin sends to a browser that has nothing of it yet, in kB as on the wire. */
export interface PageSize {
  plugin: string;
  page: string;
  kB: number;
}

/** A page has what it needs when nothing more came for so long; frames and streams of the shell stay open for ever. */
const QUIET_MS = 1_000;

/** Opens each page in a browser that knows nobody and nothing but who is signed in. */
export async function pageSizes(
  browser: Browser,
  url: string,
  session: Session,
  pages: readonly { plugin: string; page: string }[],
): Promise<PageSize[]> {
  const sizes: PageSize[] = [];
  for (const { plugin, page } of pages) {
    const context = await browser.newContext({ locale: 'zh-CN', storageState: session });
    const tab = await context.newPage();
    await tab.goto(`${url}/p/${plugin}/${page}`);
    await tab.getByRole('main').waitFor();
    sizes.push({ plugin, page, kB: (await settled(tab, `/plugins/${plugin}/`)) / 1000 });
    await context.close();
  }
  return sizes;
}

/** Bytes that came from below an address, once no more come. */
async function settled(tab: Page, prefix: string): Promise<number> {
  for (let before = -1; ;) {
    const bytes = await tab.evaluate(
      (start) =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => new URL(name).pathname.startsWith(start))
          .reduce((sum, entry) => sum + ('encodedBodySize' in entry ? Number(entry.encodedBodySize) : 0), 0),
      prefix,
    );
    if (bytes === before) return bytes;
    before = bytes;
    await tab.waitForTimeout(QUIET_MS);
  }
}
