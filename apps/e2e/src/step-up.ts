import type { Page } from 'playwright-core';

const CHALLENGE =
  'Bearer error="insufficient_user_authentication", error_description="a more recent or stronger log-in is needed", acr_values="gold", max_age="300"';

/** How sure the log-in behind a token was. */
export function acrOf(token: string): string | undefined {
  const [, payload = ''] = token.split('.');
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { acr?: string }).acr;
}

/**
 * New units ask for a sure log-in from now on, in the words in which core asks for it where grants are made: so any form
 * can be watched. Answers how often it was refused and how often let through.
 */
export async function askWhereUnitsAreMade(page: Page): Promise<{ refused: number; passed: number }> {
  const counts = { refused: 0, passed: 0 };
  await page.route('**/api/core/v1/units', async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.continue();
    if (acrOf(request.headers()['authorization'] ?? '') === 'gold') {
      counts.passed += 1;
      return route.continue();
    }
    counts.refused += 1;
    return route.fulfill({
      status: 401,
      headers: { 'www-authenticate': CHALLENGE, 'content-type': 'application/problem+json' },
      body: JSON.stringify({
        type: 'about:blank',
        title: '这一步需要再次验证身份',
        status: 401,
        code: 'core.identity.step-up',
        traceId: 'e2e',
      }),
    });
  });
  return counts;
}

/** Types a new grid into the form of a community and sends it. */
export async function sendNewGrid(page: Page, community: string, name: string): Promise<void> {
  await page.getByRole('heading', { name: community }).waitFor();
  // The form of the unit before is still on its way out.
  await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '新增网格' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('名称').fill(name);
  await form.getByRole('button', { name: '新增网格' }).click();
}

/** The dialog that says why it stops here; a click in it opens the window of the provider. */
export async function openConfirmation(page: Page): Promise<Page> {
  const dialog = page.getByRole('dialog', { name: '请确认是您本人' });
  await dialog.waitFor();
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    dialog.getByRole('button', { name: '去确认' }).click(),
  ]);
  return popup;
}

/** Confirms with one click in the window that this opens, as the account that is signed in. */
export async function confirmOneself(page: Page, displayName: string): Promise<void> {
  const popup = await openConfirmation(page);
  await popup.getByRole('button', { name: `我是${displayName}，继续` }).click();
  if (!popup.isClosed()) await popup.waitForEvent('close');
}

/** The page went on where it was: the window is gone and the grid is there. */
export async function wentOn(page: Page, popup: Page, community: string, name: string): Promise<void> {
  await page.getByText(`已在${community}新增“${name}”`).waitFor();
  if (!popup.isClosed()) await popup.waitForEvent('close');
}
