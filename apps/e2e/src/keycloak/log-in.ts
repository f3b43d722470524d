import type { Page } from 'playwright-core';
import { totpCode, untilNextCode } from './totp.ts';

/** What a person has in the head and on the phone. */
export interface Secrets {
  username: string;
  password: string;
  /** Of the authenticator app, in base32; once it is set up. */
  totp?: string;
}

/** Fills in Keycloak's log-in form. */
export async function enterPassword(page: Page, { username, password }: Secrets): Promise<void> {
  await page.locator('#kc-form-login').waitFor();
  if (await page.locator('#username').isEditable()) await page.locator('#username').fill(username);
  await page.locator('input#password').fill(password);
  await page.locator('#kc-login').click();
}

/** Keycloak asks for a password of one's own, after the first log-in or because it was told to. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.locator('#password-new').fill(password);
  await page.locator('#password-confirm').fill(password);
  await page.locator('#kc-passwd-update-form [type=submit]').click();
}

/** The first log-in of somebody who was given a temporary password. */
export async function firstLogIn(page: Page, username: string, temporary: string, own: string): Promise<Secrets> {
  await enterPassword(page, { username, password: temporary });
  await choosePassword(page, own);
  return { username, password: own };
}

/** Sets up an authenticator app: the secret is read from the page as somebody would type it in. */
export async function setUpTotp(page: Page): Promise<string> {
  await page.locator('#kc-totp-settings-form').waitFor();
  await page.locator('#mode-manual').click();
  const secret = await page.locator('#kc-totp-secret-key').innerText();
  await page.locator('#totp').fill(totpCode(secret));
  await page.locator('#saveTOTPBtn').click();
  return secret;
}

/** Types in the code of the app. Keycloak takes each code once, so it waits for the next one where told to. */
export async function enterCode(page: Page, totp: string, { next = false } = {}): Promise<void> {
  await page.locator('#kc-otp-login-form').waitFor();
  if (next) await page.waitForTimeout(untilNextCode());
  await page.locator('#otp').fill(totpCode(totp));
  await page.locator('#kc-login').click();
}
