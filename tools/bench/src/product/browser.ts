import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { SkipError } from '../parts/part.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The first of the accounts that the bench takes for itself, by the name on the provider's page. */
const PERSON = '李建国';

/** What a browser keeps of somebody who is signed in. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['LINLI_CHROMIUM'] ?? BROWSERS.find((file) => existsSync(file));
  if (executablePath === undefined) throw new SkipError('there is no browser');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

export async function signIn(browser: Browser, url: string): Promise<Session> {
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
