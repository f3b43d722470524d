import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Api } from '../src/api.ts';
import { launchBrowser, openAs, picture } from '../src/browser.ts';
import { choosePassword, enterCode, enterPassword, setUpTotp } from '../src/keycloak/log-in.ts';
import { isIn, newcomer, OWN_PASSWORD } from '../src/keycloak/people.ts';
import { KeycloakWorld } from '../src/keycloak/world.ts';
import { asOperator } from '../src/operator.ts';
import { acrOf, askWhereUnitsAreMade, openConfirmation, sendNewGrid, wentOn } from '../src/step-up.ts';
import { until } from '../src/wait.ts';

const ME = '/api/core/v1/me';
const COMMUNITY = '和进里社区居委会';

let world: KeycloakWorld;
let browser: Browser;

beforeAll(async () => {
  world = await KeycloakWorld.start();
  browser = await launchBrowser();
  await world.importUnits();
}, 540_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

describe('before the realm is there', () => {
  test('the platform runs, says at the terminal what to do, and shows people a page that says why', async () => {
    expect(world.product.output()).toContain('npx linli keycloak apply');
    const { page } = await openAs(browser, { url: world.product.url });
    await page.getByRole('heading', { name: '统一登录暂时没有响应' }).waitFor();
    const wrong = await world.run(['keycloak', 'apply'], { LINLI_KEYCLOAK_PASSWORD: 'a-wrong-secret' });
    expect([wrong.code, wrong.output]).toEqual([2, expect.stringContaining('不接受这个管理员')]);
    expect(wrong.output).not.toContain('a-wrong-secret');
  });
});

describe('the realm', () => {
  test('is set up from the terminal, and a second time there is nothing to change', async () => {
    const planned = await world.apply(['--dry-run']);
    const first = await world.apply();
    expect([planned.code, first.code]).toEqual([0, 0]);
    const second = await world.apply();
    expect([second.code, second.output]).toEqual([0, expect.stringContaining('没有改动')]);
    const json = await world.apply(['--json']);
    expect(JSON.parse(json.output)).toEqual({ realm: 'linli', applied: true, changes: [] });
    // As from outside of a container: no instance of the command line, but the address and a copy of the keys.
    const outside = await world.applyFromOutside();
    expect([outside.code, outside.output]).toEqual([0, expect.stringContaining('没有改动')]);
  });

  test('that somebody changed in the console is brought back, and just that; what is theirs stays', async () => {
    await world.ensureRealm();
    await world.console.changeRealm({ accessTokenLifespan: 900, bruteForceProtected: false, loginTheme: 'keycloak' });
    const { changes } = JSON.parse((await world.apply(['--json'])).output) as { changes: unknown[] };
    expect(changes).toEqual([
      {
        kind: 'update',
        what: 'realm linli',
        fields: expect.arrayContaining(['accessTokenLifespan', 'bruteForceProtected']),
      },
    ]);
    expect(await world.console.realmSettings()).toMatchObject({ accessTokenLifespan: 300, loginTheme: 'keycloak' });
  });
});

describe('somebody', () => {
  beforeEach(() => world.ensureRealm());

  test('logs in with the password that the terminal gave, chooses an own one, and is in', async () => {
    const person = await newcomer(world, browser, { username: 'zhangwei', name: '张伟', roles: ['core.member'] });
    await picture(person.page, 'keycloak-workbench', [1440]);
    const { body } = await new Api(world.product.url, person.token()).get(ME);
    expect(body).toMatchObject({ username: 'zhangwei', displayName: '张伟' });
    expect(person.complaints).toEqual({ csp: [], errors: [] });

    const again = await openAs(browser, { url: `${world.product.url}/units` });
    await enterPassword(again.page, person.secrets);
    await isIn(again.page, '张伟');
    expect(new URL(again.page.url()).pathname).toBe('/units');
  });

  test('goes on with a fresh token before the old one ends', async () => {
    await world.console.changeRealm({ accessTokenLifespan: 20 });
    const { page, token } = await newcomer(world, browser, {
      username: 'liqiang',
      name: '李强',
      roles: ['core.member'],
    });
    await until(() => token() !== '', { what: 'a request with a token' });
    const first = token();
    await until(() => token() !== first, { seconds: 40, what: 'a request with a fresh token' });
    expect((await new Api(world.product.url, token()).get(ME)).status).toBe(200);
    await page.goto(`${world.product.url}/units`);
    await isIn(page, '李强');
    await world.console.changeRealm({ accessTokenLifespan: 300 });
  });

  test('is asked for a second factor where much is at stake, and goes on where the form was', async () => {
    const roles = ['core.district-admin', 'core.security-admin'];
    const person = await newcomer(world, browser, { username: 'wangfang', name: '王芳', roles });
    const { page } = person;
    const grants = () => new Api(world.product.url, person.token()).post('/api/core/v1/grants', {});
    expect((await grants()).status).toBe(401);
    await page.goto(`${world.product.url}/units/${await world.unitId('120102002005')}`);
    const counts = await askWhereUnitsAreMade(page);
    await sendNewGrid(page, COMMUNITY, '核验网格');
    const popup = await openConfirmation(page);
    const totp = await setUpTotp(popup);
    await wentOn(page, popup, COMMUNITY, '核验网格');
    expect(counts).toEqual({ refused: 1, passed: 1 });
    expect(acrOf(person.token())).toBe('gold');
    // Core itself: now only the empty body is wrong.
    expect((await grants()).status).toBe(400);

    // On another computer the password alone is not enough for it; the code of the app is.
    const other = await openAs(browser, { url: `${world.product.url}/units/${await world.unitId('120102002005')}` });
    await enterPassword(other.page, person.secrets);
    await isIn(other.page, '王芳');
    await askWhereUnitsAreMade(other.page);
    await sendNewGrid(other.page, COMMUNITY, '核验网格二');
    const second = await openConfirmation(other.page);
    await enterCode(second, totp, { next: true });
    await wentOn(other.page, second, COMMUNITY, '核验网格二');
  });

  test('who is disabled is out of the open tab within seconds, and does not get in again until enabled', async () => {
    const person = await newcomer(world, browser, { username: 'zhaolei', name: '赵磊' });
    const operator = asOperator(world.product);
    const disabled = await operator.post(`/api/core/v1/accounts/${person.id}/disable`, { reason: '离职' });
    expect([disabled.status, disabled.body]).toEqual([200, { id: person.id, disabled: true, provider: 'done' }]);
    await person.page.getByRole('heading', { name: '这次登录已结束' }).waitFor({ timeout: 10_000 });
    expect(await world.console.isEnabled('zhaolei')).toBe(false);
    const again = await openAs(browser, { url: world.product.url });
    await enterPassword(again.page, person.secrets);
    await again.page
      .getByText(/停用|禁用|disabled/i)
      .first()
      .waitFor();

    expect((await operator.post(`/api/core/v1/accounts/${person.id}/enable`, {})).status).toBe(200);
    await enterPassword(again.page, person.secrets);
    await isIn(again.page, '赵磊');
  });

  test('who must change the password does so at the next log-in', async () => {
    const person = await newcomer(world, browser, { username: 'sunli', name: '孙丽' });
    const path = `/api/core/v1/accounts/${person.id}/require-password-change`;
    expect((await asOperator(world.product).post(path, {})).status).toBe(200);
    const again = await openAs(browser, { url: world.product.url });
    await enterPassword(again.page, person.secrets);
    await choosePassword(again.page, `${OWN_PASSWORD}-new`);
    await isIn(again.page, '孙丽');
  });

  test('whose session is ended in Keycloak itself is out of the open tab within seconds', async () => {
    const { page, token, secrets } = await newcomer(world, browser, { username: 'zhouyang', name: '周洋' });
    await until(() => token() !== '', { what: 'a request with a token' });
    const old = token();
    await world.console.endSessions('zhouyang');
    await page.getByRole('heading', { name: '这次登录已结束' }).waitFor({ timeout: 10_000 });
    expect((await new Api(world.product.url, old).get(ME)).status).toBe(401);
    await page.getByRole('button', { name: '重新登录' }).click();
    await enterPassword(page, secrets);
    await isIn(page, '周洋');
  });
});

describe('while Keycloak is away', () => {
  test('people who are in go on working, others get a page that says why, and both go on when it is back', async () => {
    await world.ensureRealm();
    await world.console.changeRealm({ accessTokenLifespan: 40 });
    const inside = await newcomer(world, browser, { username: 'wuhao', name: '吴昊', roles: ['core.member'] });
    await world.keycloak.goAway();
    await inside.page.getByRole('link', { name: '区划' }).first().click();
    await inside.page.getByRole('tree').waitFor();
    const outside = await openAs(browser, { url: world.product.url });
    await outside.page.getByRole('heading', { name: '统一登录暂时没有响应' }).waitFor();
    await picture(outside.page, 'keycloak-away');
    await inside.page.getByText('统一登录暂时没有响应，正在重试').waitFor({ timeout: 60_000 });
    await picture(inside.page, 'keycloak-away-inside');
    expect((await world.apply()).code).toBe(5);

    await world.keycloak.start();
    await outside.page.locator('#kc-form-login').waitFor({ timeout: 30_000 });
    await inside.page.getByText('统一登录暂时没有响应，正在重试').waitFor({ state: 'detached', timeout: 30_000 });
    await inside.page.reload();
    await isIn(inside.page, '吴昊');
  }, 240_000);
});
