import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { Browser } from '../testing/browser.ts';
import { World } from '../testing/world.ts';

const sure = (maxAge: number) => ({
  claims: JSON.stringify({ id_token: { acr: { essential: true, values: ['gold'] } } }),
  max_age: String(maxAge),
});

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());
beforeEach(() => {
  browser = world.reset();
});

describe('a request for a surer log-in', () => {
  /** Opens it, confirms, and answers what the access token then says. */
  async function confirm(maxAge = 300) {
    const { page, address, verifier } = await browser.openLogin(sure(maxAge));
    expect(await page.text()).toContain('确认是您本人');
    // Whoever else the form names: it is the one who is logged in that confirms.
    const { address: landed } = await browser.click(address, 'li.wei');
    return decodeJwt((await browser.exchange(landed, verifier)).access_token);
  }

  test('lets whoever is logged in confirm it, and the token of the same session says so', async () => {
    const before = decodeJwt((await browser.login('zhang.min')).access_token);
    expect(before['acr']).toBe('1');
    await sleep(1_100);
    const after = await confirm();
    expect(after).toMatchObject({ acr: 'gold', preferred_username: 'zhang.min', sid: before['sid'] });
    expect(after['auth_time']).toBeGreaterThan(Number(before['auth_time']));
  });

  test('is not asked again within its age, and is after it', async () => {
    await browser.login('zhang.min');
    await confirm();
    expect((await browser.openLogin(sure(300))).address).toContain('code=');
    await sleep(2_100);
    await confirm(1);
  });

  test('stays sure when the token is refreshed', async () => {
    await browser.login('zhang.min');
    const { address, verifier } = await browser.openLogin(sure(300));
    const tokens = await browser.exchange((await browser.click(address, '')).address, verifier);
    const { access_token: fresh } = (await (await browser.refresh(tokens.refresh_token)).json()) as {
      access_token: string;
    };
    expect(decodeJwt(fresh)['acr']).toBe('gold');
  });

  test('of nobody who is logged in begins with the accounts, then asks', async () => {
    const { page, address } = await browser.openLogin(sure(300));
    expect(await page.text()).toContain('选择演示账号登录');
    const { page: next } = await browser.click(address, 'zhang.min');
    expect(await next.text()).toContain('确认是您本人');
  });
});
