import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { Browser } from '../testing/browser.ts';
import { askSocket } from '../testing/provider-process.ts';
import { World } from '../testing/world.ts';

const OWN = 'my-own-password';
const ZHANG_MIN = '00000000-0000-4000-8000-000000000001';

interface Made {
  subject: string;
  temporaryPassword: string;
}

let world: World;
let browser: Browser;
let count = 0;

beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());
beforeEach(() => {
  browser = world.reset();
});

/** Somebody new, with the temporary password that core shows once. */
async function made(displayName = '新人') {
  const username = `xin.ren.${(count += 1)}`;
  const { body } = await world.operate<Made>('POST', 'accounts', { username, displayName });
  return { username, ...body };
}
/** Somebody new who has chosen a password. */
async function settled() {
  const person = await made();
  await chooseFirst(browser, person);
  return person;
}
async function chooseFirst(of: Browser, person: { username: string; temporaryPassword: string }) {
  const asked = await of.enterPassword(person.username, person.temporaryPassword);
  const done = await of.submit(asked.address, { new: OWN, again: OWN });
  return of.exchange(done.address, asked.verifier);
}
const act = (subject: string, action: string) => world.operate('POST', `accounts/${subject}/${action}`, {});
const fresh = () => new Browser(world.gateway.url);
const reasons = async (username: string) => {
  const since = new Date(Date.now() - 600_000).toISOString();
  const { body } = await world.operate<{ items: { username: string; reason: string }[] }>(
    'GET',
    `failures?since=${since}`,
  );
  return body.items.filter((item) => item.username === username).map(({ reason }) => reason);
};

describe('an account that core makes', () => {
  test('logs in with the temporary password, chooses an own one, and logs in with that from then on', async () => {
    const person = await made('赵新');
    const asked = await browser.enterPassword(person.username, person.temporaryPassword);
    const form = await asked.page.text();
    expect(form).toContain('设置新密码');
    expect(form).toContain('赵新');
    expect(form).not.toMatch(/<script|style=/);
    const done = await browser.submit(asked.address, { new: OWN, again: OWN });
    const tokens = await browser.exchange(done.address, asked.verifier);
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      sub: person.subject,
      preferred_username: person.username,
      name: '赵新',
      acr: '1',
    });
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(200);

    const again = await fresh().enterPassword(person.username.toUpperCase(), OWN);
    expect(again.address).toContain('code=');
    const old = await fresh().enterPassword(person.username, person.temporaryPassword);
    expect([old.page.status, await old.page.text()]).toEqual([400, expect.stringContaining('登录名或密码不对')]);
  });

  test.each([
    ['that is too short', 'elevenchars', 'elevenchars', '新密码太短了'],
    ['that is too long', 'x'.repeat(129), 'x'.repeat(129), '新密码太长'],
    ['that is another one the second time', OWN, `${OWN}!`, '两次输入的密码不一样'],
  ])('does not get a new password %s', async (_what, chosen, again, words) => {
    const person = await made();
    const asked = await browser.enterPassword(person.username, person.temporaryPassword);
    const { page } = await browser.submit(asked.address, { new: chosen, again });
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining(words)]);
  });

  test('does not keep the temporary password, nor take its username for one', async () => {
    const username = 'a.long.enough.username';
    const { body } = await world.operate<Made>('POST', 'accounts', { username, displayName: '长名' });
    const { address } = await browser.enterPassword(username, body.temporaryPassword);
    const choose = async (password: string) =>
      (await browser.submit(address, { new: password, again: password })).page.text();
    expect(await choose(body.temporaryPassword)).toContain('新密码不能与现在的密码相同');
    expect(await choose(username.toUpperCase())).toContain('新密码不能与登录名相同');
  });

  test('chooses in the browser and the log-in where the old password was shown, and nowhere else', async () => {
    const person = await made();
    const asked = await browser.enterPassword(person.username, person.temporaryPassword);
    const other = fresh();
    const { address } = await other.openLogin();
    expect((await other.submit(asked.address, { new: OWN, again: OWN })).page.status).toBe(400);
    const { page } = await other.submit(`${address}?with=new-password`, { new: OWN, again: OWN });
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('没有及时设置新密码')]);
    // Set anew meanwhile: what was begun with the old one is over.
    await act(person.subject, 'reset-password');
    expect((await browser.submit(asked.address, { new: OWN, again: OWN })).page.status).toBe(400);
  });

  test('is not made twice under one name, nor under that of an invented person', async () => {
    const { username } = await made();
    for (const taken of [username, 'zhang.min'])
      expect(await world.operate('POST', 'accounts', { username: taken, displayName: '重名' })).toEqual({
        status: 409,
        body: { error: 'username_taken' },
      });
    expect((await world.operate('POST', 'accounts', { username: '' })).status).toBe(400);
  });

  test('is gone when core takes it back, and the name is free', async () => {
    const { subject, username } = await made();
    expect((await act(subject, 'remove')).status).toBe(200);
    expect((await act(subject, 'disable')).status).toBe(404);
    expect((await world.operate('POST', 'accounts', { username, displayName: '新人' })).status).toBe(201);
  });

  test('has no door for whoever comes through the gateway', async () => {
    for (const path of ['/operator/accounts', `/operator/accounts/${ZHANG_MIN}/disable`]) {
      const passedOn = { method: 'POST', path, headers: { 'x-forwarded-host': 'localhost' }, body: '{}' };
      expect((await askSocket(world.socketPath, passedOn)).status).toBe(404);
    }
    expect((await world.operate('GET', 'accounts')).status).toBe(404);
    expect((await browser.request('/idp/operator/accounts', { method: 'POST' })).status).toBe(404);
    expect((await browser.openLogin()).page.status).toBe(200);
  });

  test('outlives a restart', async () => {
    const person = await settled();
    await world.provider.stop('SIGKILL');
    await world.startProvider();
    expect((await fresh().enterPassword(person.username, OWN)).address).toContain('code=');
  });
});

describe('an account that is disabled', () => {
  test('is out at once and stays out, in words, until it is enabled', async () => {
    const person = await made();
    const tokens = await chooseFirst(browser, person);
    expect((await act(person.subject, 'disable')).status).toBe(200);
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
    expect((await browser.openLogin({ prompt: 'none' })).address).toContain('error=login_required');
    const { page } = await browser.enterPassword(person.username, OWN);
    const text = await page.text();
    expect([page.status, text]).toEqual([403, expect.stringContaining('这个账号已停用')]);
    expect(text).toContain(person.username);
    // Whoever does not know the password is not told.
    expect((await fresh().enterPassword(person.username, 'a-wrong-password')).page.status).toBe(400);
    expect(await reasons(person.username)).toEqual(['user_disabled', 'invalid_user_credentials']);

    await act(person.subject, 'enable');
    expect((await browser.enterPassword(person.username, OWN)).address).toContain('code=');
  });

  test('of an invented person is marked in the list, and a click on it is refused in words', async () => {
    const tokens = await browser.login('zhang.min');
    await act(ZHANG_MIN, 'disable');
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
    const { page, address } = await browser.openLogin();
    expect((await page.text()).match(/已停用/g)).toHaveLength(1);
    const refused = await browser.click(address, 'zhang.min');
    expect([refused.page.status, await refused.page.text()]).toEqual([403, expect.stringContaining('张敏')]);
    expect(await reasons('zhang.min')).toEqual(['user_disabled']);
    await act(ZHANG_MIN, 'enable');
    expect((await browser.click(address, 'zhang.min')).address).toContain('code=');
  });

  test('in the moment of a log-in gets a page instead of a session', async () => {
    const person = await settled();
    await world.sql(`INSERT INTO idp.disabled (subject) VALUES ($1)`, [person.subject]);
    // The session is still there, as if it had begun a moment too late.
    const { page } = await browser.openLogin();
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('选择演示账号登录')]);
  });
});

describe('a session that core ends', () => {
  test('is over in every browser of the account, and in nobody else’s', async () => {
    const person = await made();
    const first = await chooseFirst(browser, person);
    const elsewhere = fresh();
    const { address, verifier } = await elsewhere.enterPassword(person.username, OWN);
    const second = await elsewhere.exchange(address, verifier);
    const colleague = fresh();
    const theirs = await colleague.login('li.wei');
    await act(person.subject, 'end-sessions');
    expect((await browser.refresh(first.refresh_token)).status).toBe(400);
    expect((await elsewhere.refresh(second.refresh_token)).status).toBe(400);
    expect((await colleague.refresh(theirs.refresh_token)).status).toBe(200);
    expect((await browser.enterPassword(person.username, OWN)).address).toContain('code=');
  });
});

describe('a password', () => {
  test('that was reset is the new one only, good for one log-in', async () => {
    const person = await settled();
    const { body } = await world.operate<Made>('POST', `accounts/${person.subject}/reset-password`, {});
    expect((await fresh().enterPassword(person.username, OWN)).page.status).toBe(400);
    const { page } = await fresh().enterPassword(person.username, body.temporaryPassword);
    expect(await page.text()).toContain('设置新密码');
  });

  test('that must be changed is good until then', async () => {
    const person = await settled();
    await act(person.subject, 'require-password-change');
    const asked = await fresh().enterPassword(person.username, OWN);
    expect(await asked.page.text()).toContain('设置新密码');
  });

  test('is not guessed: after five wrong ones the right one has to wait, and so has a name that nobody has', async () => {
    const person = await settled();
    const tries = async (username: string, wrong: number) => {
      const answers = await Promise.all(
        Array.from({ length: wrong }, () => fresh().enterPassword(username, 'a-wrong-password')),
      );
      return answers.map(({ page }) => page.status).sort();
    };
    expect(await tries(person.username, 7)).toEqual([400, 400, 400, 400, 400, 429, 429]);
    const { page } = await fresh().enterPassword(person.username, OWN);
    expect([page.status, await page.text()]).toEqual([429, expect.stringContaining('请 1 分钟后再试')]);
    expect(await tries('nobody.at.all', 6)).toEqual([400, 400, 400, 400, 400, 429]);
    expect((await reasons(person.username)).at(-1)).toBe('user_temporarily_disabled');
    expect((await reasons('nobody.at.all'))[0]).toBe('user_not_found');

    await world.sql(`UPDATE idp.failure SET at = at - interval '61 seconds' WHERE username = $1`, [person.username]);
    expect((await fresh().enterPassword(person.username, OWN)).address).toContain('code=');
    // Whoever got in starts anew.
    expect((await fresh().enterPassword(person.username, 'a-wrong-password')).page.status).toBe(400);
  }, 30_000);

  test('lets in again at once when an administrator has set it anew', async () => {
    const person = await settled();
    for (let i = 0; i < 5; i += 1) await fresh().enterPassword(person.username, 'a-wrong-password');
    expect((await fresh().enterPassword(person.username, OWN)).page.status).toBe(429);
    const { body } = await world.operate<Made>('POST', `accounts/${person.subject}/reset-password`, {});
    const { page } = await fresh().enterPassword(person.username, body.temporaryPassword);
    expect(await page.text()).toContain('设置新密码');
  });

  test('is asked for where somebody confirms who they are', async () => {
    await settled();
    const { page, address, verifier } = await browser.openLogin({
      claims: JSON.stringify({ id_token: { acr: { essential: true, values: ['gold'] } } }),
      max_age: '300',
    });
    expect(await page.text()).toContain('请再输入一次您的密码');
    const wrong = await browser.submit(address, { password: 'a-wrong-password' });
    expect([wrong.page.status, await wrong.page.text()]).toEqual([400, expect.stringContaining('登录名或密码不对')]);
    expect((await browser.submit(address, { confirm: 'yes' })).page.status).toBe(400);
    const right = await browser.submit(address, { password: OWN });
    expect(decodeJwt((await browser.exchange(right.address, verifier)).access_token)['acr']).toBe('gold');
  });

  test('does not open an account by a click, and an invented person has none', async () => {
    const person = await settled();
    const other = fresh();
    const { address } = await other.openLogin();
    expect((await other.click(address, person.username)).page.status).toBe(400);
    expect((await fresh().enterPassword('li.wei', '')).page.status).toBe(400);
  });
});

describe('what can be done with an account', () => {
  test('is told: those who log in by a click have no password, and nobody has a second factor', async () => {
    const { subject } = await made();
    const actions = async (of: string) =>
      (await world.operate<{ actions: string[] }>('GET', `accounts/${of}`)).body.actions;
    expect(await actions(ZHANG_MIN)).toEqual(['disable', 'enable', 'end-sessions']);
    expect(await actions(subject)).toEqual([
      'disable',
      'enable',
      'end-sessions',
      'reset-password',
      'require-password-change',
    ]);
    expect((await world.operate('GET', 'accounts/nobody')).status).toBe(404);
    expect((await act(ZHANG_MIN, 'reset-password')).status).toBe(422);
    expect((await act(ZHANG_MIN, 'remove')).status).toBe(422);
    expect((await act(subject, 'require-second-factor')).status).toBe(422);
    expect((await act(subject, 'promote')).status).toBe(404);
  });
});
