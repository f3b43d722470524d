import type { Browser, Page } from 'playwright-core';
import { openAs, type Person } from '../browser.ts';
import { firstLogIn, type Secrets } from './log-in.ts';
import type { KeycloakWorld } from './world.ts';

/** Long enough for the realm's rules. */
export const OWN_PASSWORD = 'my-own-password-2026';

export interface SignedIn extends Person {
  id: string;
  secrets: Secrets;
  /** The token that the page used last. */
  token(): string;
}

/** Somebody new, made at the terminal, who has chosen a password and sees the workbench. */
export async function newcomer(
  world: KeycloakWorld,
  browser: Browser,
  { username, name, roles = [] }: { username: string; name: string; roles?: string[] },
): Promise<SignedIn> {
  const { id, temporaryPassword } = await world.createAccount({ username, name, roles });
  const person = await openAs(browser, { url: world.product.url });
  const token = watchToken(person.page);
  const secrets = await firstLogIn(person.page, username, temporaryPassword, OWN_PASSWORD);
  await isIn(person.page, name);
  return { ...person, id, secrets, token };
}

/** The page shows who is signed in. */
export async function isIn(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByText(name).waitFor();
}

function watchToken(page: Page): () => string {
  let token = '';
  page.on('request', (request) => {
    const header = request.headers()['authorization'];
    if (header) token = header.replace('Bearer ', '');
  });
  return () => token;
}
