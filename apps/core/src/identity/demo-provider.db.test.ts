import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountDetail, LoginState, OpenedAccount, Problem, TemporaryPassword } from '@linli/contracts';
import { startDemoProvider, type DemoProviderProcess } from '../testing/demo-provider.ts';
import { startTestCore, type TestCore, type TestResponse } from '../testing/test-core.ts';

const API = '/api/core/v1';
const FORM = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };

/** Accounts at the provider that demonstrations run with: the real process, through core's API. */
describe('an account at the embedded provider', () => {
  let core: TestCore;
  let provider: DemoProviderProcess;

  beforeAll(async () => {
    core = await startTestCore();
    const socket = path.join(core.config.socketDir, 'idp.sock');
    provider = await startDemoProvider(core.config);
    core.config.oidc = { ...core.config.oidc, issuer: `${core.config.publicUrl}/idp`, socket };
    await core.restart();
    await core.platform.unit('district');
  });
  afterAll(async () => {
    await provider?.stop();
    await core?.close();
  });

  const call = async (method: string, address: string, body?: object): Promise<TestResponse> =>
    core.send(`${API}${address}`, {
      method,
      headers: {
        authorization: await core.operator(),
        'accept-language': 'zh-CN',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const open = (username: string) => call('POST', '/accounts/open', { username, displayName: '新人' });
  const opened = async (username: string) => (await open(username)).json<OpenedAccount>();
  const act = (id: string, action: string) => call('POST', `/accounts/${id}/${action}`, { reason: '演示' });
  const actions = async (id: string) => {
    const answer = await call('GET', `/accounts/${id}`);
    const shown = answer.json<AccountDetail & Problem>();
    expect([answer.status, shown.code]).toEqual([200, undefined]);
    return shown.actions;
  };

  /** Types a password into the log-in page, as a browser sends it; answers what comes back. */
  async function logIn(username: string, password: string): Promise<TestResponse> {
    const query = new URLSearchParams({
      client_id: 'linli-shell',
      redirect_uri: `${core.config.publicUrl}/`,
      response_type: 'code',
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    });
    const page = await core.send(`/idp/auth?${query}`, { headers: FORM });
    const cookie = (page.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
    return core.send(`${new URL(page.headers.location ?? '', core.config.publicUrl).pathname}?with=password`, {
      method: 'POST',
      headers: { ...FORM, cookie },
      body: `${new URLSearchParams({ username, password })}`,
    });
  }

  test('is opened with a password that is good for one log-in, and its page offers what can be done here', async () => {
    const answer = await open('open.ed');
    const account = answer.json<OpenedAccount>();
    expect([answer.status, account]).toMatchObject([201, { username: 'open.ed', displayName: '新人' }]);
    const asked = await logIn('open.ed', account.temporaryPassword);
    expect([asked.status, asked.headers.location]).toEqual([303, expect.stringContaining('with=new-password')]);
    expect(await actions(account.id)).toEqual(['disable', 'end-sessions', 'reset-password', 'require-password-change']);
    const refused = await act(account.id, 'require-second-factor');
    expect([refused.status, refused.json<Problem>()]).toMatchObject([
      409,
      { code: 'core.provider.not-in-demo', title: '演示环境里不能这样做' },
    ]);
  });

  test('is not opened under a name of the invented people', async () => {
    const answer = await open('zhaomingyuan');
    expect([answer.status, answer.json<Problem>().code]).toEqual([409, 'core.provider.username-taken']);
  });

  test('is disabled there in the same moment, and enabled again', async () => {
    const { id, temporaryPassword } = await opened('dis.abled');
    expect((await act(id, 'disable')).json<LoginState>()).toEqual({ id, disabled: true, provider: 'done' });
    const refused = await logIn('dis.abled', temporaryPassword);
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('这个账号已停用')]);
    expect(await actions(id)).toEqual(['enable']);
    expect((await act(id, 'enable')).json<LoginState>()).toEqual({ id, disabled: false, provider: 'done' });
    expect((await logIn('dis.abled', temporaryPassword)).status).toBe(303);
  });

  test('gets a new password, and the old one is nothing any more', async () => {
    const { id, temporaryPassword } = await opened('for.getful');
    const reset = (await act(id, 'reset-password')).json<TemporaryPassword>();
    expect((await logIn('for.getful', temporaryPassword)).status).toBe(400);
    expect((await logIn('for.getful', reset.temporaryPassword)).status).toBe(303);
    for (const action of ['require-password-change', 'end-sessions'])
      expect((await act(id, action)).json<LoginState>()).toEqual({ id, disabled: false, provider: 'done' });
  });

  test('whose password was wrong is a line of the audit log, with its account', async () => {
    const { id } = await opened('fail.ing');
    expect((await logIn('fail.ing', 'not-the-password')).status).toBe(400);
    const lines = async () =>
      (
        await core.database.client.query<{ reason: string }>(
          `SELECT reason FROM core.audit_entry WHERE action = 'core.session.failed' AND account_id = $1`,
          [id],
        )
      ).rows;
    await core.until(async () => (await lines()).length > 0, 20_000);
    expect(await lines()).toEqual([{ reason: 'invalid_user_credentials' }]);
  }, 30_000);

  test('is shut out by core while the provider is away, which hears of it when it is back', async () => {
    const { id, temporaryPassword } = await opened('a.way');
    await provider.stop();
    expect(await actions(id)).toEqual(['disable', 'end-sessions']);
    expect((await act(id, 'disable')).json<LoginState>()).toEqual({ id, disabled: true, provider: 'pending' });
    expect((await act(id, 'reset-password')).status).toBe(503);
    provider = await startDemoProvider(core.config);
    await core.until(async () => (await logIn('a.way', temporaryPassword)).status === 403, 30_000);
  }, 60_000);
});
