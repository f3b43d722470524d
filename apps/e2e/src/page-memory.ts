import type { Page } from 'playwright-core';

/** Requests that are remembered of each page. */
const LAST = 25;
const SHOWN_MS = 2_000;

/** What the pages that are open did last. A failure on another machine tells nothing without it. */
const asked = new Map<Page, string[]>();

/** Keeps the last requests of a page, for {@link tellPages}. */
export function remember(page: Page): void {
  const lines: string[] = [];
  asked.set(page, lines);
  const keep = (line: string) => {
    lines.push(`${new Date().toISOString().slice(11, 23)} ${line}`);
    if (lines.length > LAST) lines.shift();
  };
  const isOurs = (url: string) => url.includes('/api/') || url.includes('/idp/');
  const named = (url: string) => new URL(url).pathname + new URL(url).search;
  page.on('request', (request) => isOurs(request.url()) && keep(`> ${request.method()} ${named(request.url())}`));
  page.on('response', (answer) => isOurs(answer.url()) && keep(`< ${answer.status()} ${named(answer.url())}`));
  page.on('requestfailed', (request) => keep(`x ${named(request.url())} ${request.failure()?.errorText ?? ''}`));
  page.on('framenavigated', (frame) => frame === page.mainFrame() && keep(`= ${frame.url()}`));
  page.on('pageerror', (error) => keep(`! ${error.message}`));
  page.on('close', () => asked.delete(page));
}

/** Prints what each open page shows and has asked for. Called by the environment when a test fails. */
async function tellPages(): Promise<void> {
  for (const [page, lines] of asked) {
    const shown = await page
      .locator('body')
      .innerText({ timeout: SHOWN_MS })
      .catch((error: unknown) => String(error));
    console.error([page.url(), ...lines, shown.replaceAll(/\n+/g, ' | ').slice(0, 1_500)].join('\n'));
  }
}
(globalThis as { linliTellPages?: () => Promise<void> }).linliTellPages = tellPages;
