import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signedIn } from './browser.ts';
import type { Person } from './browser.ts';

const DESKTOP = 1440;

/** The people of a journey. */
export interface Cast {
  /** Somebody's page, at this address of the product. It is the same browser for all steps of that person at that width. */
  as(name: string, to: string, width?: number): Promise<Page>;
  /** Somebody's browser, signed in and wherever they were last. */
  person(name: string, width?: number): Promise<Person>;
}

/**
 * Has a browser for the tests of the block that it is called in. Each person signs in once at each width, as people do in the
 * morning; afterwards no page may have violated the content policy or thrown an error.
 */
export function castOf({ url }: { url: string }): Cast {
  let browser: Browser;
  const people = new Map<string, Person>();

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    expect([...people.values()].flatMap(({ complaints }) => [...complaints.csp, ...complaints.errors])).toEqual([]);
  });

  async function person(name: string, width = DESKTOP): Promise<Person> {
    const key = `${name} ${width}`;
    const known = people.get(key);
    if (known) return known;
    const signed = await signedIn(browser, name, { url, width, height: width < 640 ? 844 : 900 });
    people.set(key, signed);
    return signed;
  }
  async function as(name: string, to: string, width?: number): Promise<Page> {
    const { page } = await person(name, width);
    await page.goto(`${url}${to}`);
    return page;
  }
  return { as, person };
}
