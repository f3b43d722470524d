import type { Locator, Page } from 'playwright-core';

/** Picks an option of a select or a radio group by its words, as a person would. */
export async function choose(page: Page, form: Locator, label: string, option: string): Promise<void> {
  const field = form.getByLabel(label).first();
  await field.click();
  const inMenu = page.locator('.ant-select-dropdown:visible').getByText(option, { exact: false }).first();
  await inMenu.click();
}
