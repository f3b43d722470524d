import type { Locator, Page } from 'playwright-core';

/** Picks an option of a select or a radio group by its words, as a person would. */
export async function choose(page: Page, form: Locator, label: string, option: string): Promise<void> {
  const field = form.getByLabel(label).first();
  await field.click();
  const inMenu = page.locator('.ant-select-dropdown:visible').getByText(option, { exact: false }).first();
  await inMenu.click();
}

/** Opens the menu of further actions and takes one of them. */
export async function fromMenu(page: Page, action: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: /更多/ }).first().click();
  await page.getByRole('menuitem', { name: action }).click();
}
