import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { remember } from './page-memory.ts';
import { ROOT } from './product.ts';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The system's Chromium, or the one inside an npm package. LINLI_CHROMIUM names another. */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env['LINLI_CHROMIUM'];
  const executablePath =
    given ??
    SYSTEM.find((file) => existsSync(file)) ??
    (await (await import('@sparticuz/chromium')).default.executablePath());
  return chromium.launch({ executablePath, args: ARGS });
}

/** What a page complained about while a person used it. */
export interface Complaints {
  csp: string[];
  errors: string[];
}

/** A person at a browser of their own: nothing is shared with another person's. */
export interface Person {
  context: BrowserContext;
  page: Page;
  complaints: Complaints;
}

export interface PersonOptions {
  url: string;
  width?: number;
  height?: number;
}

/** Opens the product as somebody who is not signed in. */
export async function openAs(browser: Browser, { url, width = 1440, height = 900 }: PersonOptions): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: width < 640,
    // A click on something that is still growing into its place would hit what is behind it.
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: true,
  });
  const complaints: Complaints = { csp: [], errors: [] };
  const page = await context.newPage();
  watch(page, complaints);
  await page.goto(url);
  return { context, page, complaints };
}

/** Collects CSP violations and uncaught errors of a page. */
export function watch(page: Page, complaints: Complaints): void {
  remember(page);
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.csp.push(message.text());
  });
  page.on('pageerror', (error) => complaints.errors.push(error.message));
}

/** Signs in with one click on a demo account, as the log-in page offers it. */
export async function signIn(person: Person, displayName: string): Promise<void> {
  await person.page
    .getByRole('button', { name: new RegExp(displayName) })
    .first()
    .click();
  await person.page.getByRole('banner').waitFor();
}

/** Opens the product and signs in. */
export async function signedIn(browser: Browser, displayName: string, options: PersonOptions): Promise<Person> {
  const person = await openAs(browser, options);
  await signIn(person, displayName);
  return person;
}

const PICTURES = path.join(ROOT, 'apps', 'e2e', 'dist', 'pictures');

const HEIGHTS: Record<number, number> = { 1440: 900, 390: 844 };

/**
 * Keeps a picture of the page at desktop and at phone width. They are looked at before a page is called done; where nobody
 * looks (CI=true, unless LINLI_PICTURES=1) none is taken, which spares minutes.
 */
export async function picture(page: Page, name: string, widths: number[] = [1440, 390]): Promise<void> {
  if (process.env['CI'] === 'true' && process.env['LINLI_PICTURES'] !== '1') return;
  mkdirSync(PICTURES, { recursive: true });
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHTS[width] ?? 900 });
    await page.waitForTimeout(350);
    await takePicture(page, path.join(PICTURES, `${name}-${width}.png`));
  }
  if (!before) return;
  await page.setViewportSize(before);
  // Crossing the width of a phone lays the page out anew; nobody types in that moment.
  await page.waitForTimeout(350);
}

/** Chromium now and then cannot capture a page that is just laid out anew; a moment later it can. */
async function takePicture(page: Page, file: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await page.screenshot({ path: file });
      return;
    } catch (error) {
      if (attempt === 3) throw error;
      await page.waitForTimeout(500);
    }
  }
}
