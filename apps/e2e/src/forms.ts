import type { Locator, Page } from 'playwright-core';

/** Picks an option of a select or a radio group by its words, as a person would: again when the menu closed under the pointer. */
export async function choose(page: Page, form: Locator, label: string, option: string): Promise<void> {
  const field = form.getByLabel(label).first();
  for (let attempt = 1; ; attempt += 1) {
    await field.click();
    const inMenu = inOpenList(page, option).first();
    try {
      return await inMenu.click({ timeout: 8_000 });
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/**
 * Finds one of many by typing, and takes the first hit. The list may change under the pointer while it is searched; whoever
 * sees that nothing was taken does it again.
 */
export async function find(page: Page, form: Locator, label: string, typed: string): Promise<void> {
  const field = form.getByLabel(label).first();
  const taken = form
    .locator('.ant-form-item')
    .filter({ has: page.getByLabel(label) })
    .getByText(typed)
    .filter({ visible: true });
  for (let attempt = 1; ; attempt += 1) {
    await field.click();
    await field.fill(typed);
    try {
      await inOpenList(page, typed).first().click({ timeout: 8_000 });
      return await taken.first().waitFor({ timeout: 3_000 });
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** Types a day into the field of a calendar, and takes it in the calendar that opens: Enter would send the form. */
export async function fillDay(page: Page, form: Locator, label: string, day: string): Promise<void> {
  await form.getByLabel(label).first().fill(day);
  await page.locator(`.ant-picker-dropdown:visible td[title="${day}"]`).click();
}

/** Opens the menu of further actions and takes one of them. */
export async function fromMenu(page: Page, action: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: /更多/ }).first().click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** On a record's page: presses the button of a step, or takes it from the menu when nobody waits for it. */
export async function beginStep(page: Page, action: string): Promise<void> {
  const main = page.getByRole('main');
  await main.getByText('办理记录').first().waitFor();
  const button = main.getByRole('button', { name: action, exact: true });
  await button
    .or(main.getByRole('button', { name: /更多/ }))
    .first()
    .waitFor();
  await ((await button.count()) > 0 ? button.first().click() : fromMenu(page, action));
}

/** Fills the form that is open, sends it, and sees it go. */
export async function sendForm(page: Page, action: string, fill: (form: Locator) => Promise<unknown>): Promise<void> {
  const form = page.getByRole('dialog');
  await form.waitFor();
  await fill(form);
  await form.getByRole('button', { name: action, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

/** What is seen with this text in the list that is open. Beside it lies what only a screen reader is told, with ids for texts. */
function inOpenList(page: Page, text: string): Locator {
  return page.locator('.ant-select-dropdown:visible').getByText(text).filter({ visible: true });
}
