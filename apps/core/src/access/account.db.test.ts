import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountDetail, Grant, Page, Problem } from '@linli/contracts';
import { writeFakeBundle } from '../testing/fake-bundle.ts';
import { startTestCore, type TestCore, type TestResponse } from '../testing/test-core.ts';

const API = '/api/core/v1';
const GRANTING = ['core.grant.create', 'core.grant.read', 'core.grant.end'];

/** What the pages of accounts and grants need from core besides the rules themselves. */
describe('accounts and grants on their pages', () => {
  let core: TestCore;
  let east: number;
  let community: number;

  beforeAll(async () => {
    core = await startTestCore((plugins) => void writeFakeBundle(plugins, 'fake'));
    const district = await core.platform.unit('district', 1, '河东区', '120102');
    east = await core.platform.unit('street', district, '东街', '120102001');
    community = await core.platform.unit('community', east, '东一社区', '120102001001');
    await core.until(async () => (await core.send('/readyz')).status === 200);
  });
  afterAll(() => core.close());

  const call = (method: string, address: string, authorization: string, body?: object): Promise<TestResponse> =>
    core.send(`${API}${address}`, {
      method,
      headers: { authorization, 'accept-language': 'zh-CN', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const person = (name: string, ...grants: [string[], number][]) =>
    core.person(`${name}-${randomUUID().slice(0, 4)}`, grants);
  const give = (authorization: string, accountId: string, more: object = {}) =>
    call('POST', '/grants', authorization, { accountId, roleId: 'fake.reader', unitId: east, reason: '需要', ...more });
  const refusedAt = (answer: TestResponse) =>
    (answer.json<Problem>().errors ?? []).map(({ field, code, message }) => [field, code, message]);

  test('a grant that is refused says at which field, in words', async () => {
    const giver = await person('giver', [GRANTING, east], [['fake.row.read'], community]);
    const other = await person('other');
    const { title } = (await give(giver.authorization, other.id)).json<Problem>();
    expect(refusedAt(await give(giver.authorization, other.id))).toEqual([['unitId', 'core.grant.elsewhere', title]]);
    expect(title).toContain('东街');
    expect(refusedAt(await give(giver.authorization, giver.id, { unitId: community }))).toEqual([
      ['accountId', 'core.grant.to-oneself', '不能给自己授权'],
    ]);
    const notHeld = await give(giver.authorization, other.id, { unitId: community, roleId: 'core.audit-admin' });
    expect(refusedAt(notHeld)[0]?.slice(0, 2)).toEqual(['roleId', 'core.grant.not-held']);
    expect((await give(giver.authorization, other.id, { unitId: community })).status).toBe(201);
    const twice = await give(giver.authorization, other.id, { unitId: community });
    expect(refusedAt(twice)[0]?.slice(0, 2)).toEqual(['roleId', 'core.grant.exists']);
  });

  test('somebody who is one administrator is not made another, and the role is where it is said', async () => {
    const giver = await person('both', [[...GRANTING, 'core.audit.read', 'core.unit.read'], east]);
    const [already] = (
      await core.database.client.query<{ id: string }>(
        `INSERT INTO core.account (issuer, subject, username, display_name) VALUES ($1, $2, $2, '安') RETURNING id`,
        [core.issuer.issuer, `sec-${randomUUID().slice(0, 6)}`],
      )
    ).rows;
    await core.database.client.query(
      `INSERT INTO core."grant" (account_id, role_id, unit_id, reason) VALUES ($1, 'core.security-admin', $2, '任命')`,
      [already?.id, east],
    );
    const answer = await give(giver.authorization, already?.id ?? '', { roleId: 'core.audit-admin' });
    expect(refusedAt(answer)[0]?.slice(0, 2)).toEqual(['roleId', 'core.grant.two-administrators']);
  });

  test('grants are found by the appointment that they rest on', async () => {
    const reader = await person('reader', [GRANTING, east]);
    const answer = await call('GET', `/grants?appointmentId=${randomUUID()}`, reader.authorization);
    expect(answer.json<Page<Grant>>()).toMatchObject({ total: 0, items: [] });
    expect((await call('GET', '/grants?appointmentId=none', reader.authorization)).status).toBe(400);
  });

  test('what the identity provider cannot do is not offered, and refused all the same', async () => {
    const admin = await person('sys', [['core.account.read', 'core.account.update', 'core.account.create'], east]);
    const other = await person('worker', [['core.unit.read'], community]);
    const detail = (await call('GET', `/accounts/${other.id}`, admin.authorization)).json<AccountDetail>();
    expect(detail.actions).toEqual([]);
    const reset = await call('POST', `/accounts/${other.id}/reset-password`, admin.authorization, { reason: '忘记' });
    expect(reset.json<Problem>().code).toBe('core.provider.foreign');
  });

  test('an account says when somebody last signed in with it', async () => {
    const reader = await person('looker', [['core.account.read'], east]);
    const member = await person('signer', [['core.unit.read'], community]);
    const last = async () =>
      (await call('GET', `/accounts/${member.id}`, reader.authorization)).json<AccountDetail>().lastLogIn;
    expect(await last()).toBeNull();
    await call('GET', '/me', member.authorization);
    await core.until(async () => (await last()) !== null);
    expect(Date.now() - Date.parse((await last()) ?? '')).toBeLessThan(60_000);
  });

  test('a role is suggested for a post until the account has it', async () => {
    const reader = await person('seer', [['core.account.read'], east]);
    const leader = await person('leader', [['core.unit.read'], community]);
    await core.database.client.query(`UPDATE core.account SET post = 'street-leader' WHERE id = $1`, [leader.id]);
    const suggested = async () =>
      (await call('GET', `/accounts/${leader.id}`, reader.authorization))
        .json<AccountDetail>()
        .suggestedRoles.map(({ id }) => id);
    expect(await suggested()).toContain('core.delegate');
    await core.database.client.query(
      `INSERT INTO core."grant" (account_id, role_id, unit_id, reason) VALUES ($1, 'core.delegate', $2, '任命')`,
      [leader.id, community],
    );
    expect(await suggested()).not.toContain('core.delegate');
    expect(await suggested()).toContain('core.member');
  });

  test('an account is opened without grants, by whoever may open accounts, for somebody who has none', async () => {
    const admin = await person('opener', [['core.account.create'], east]);
    const open = (more: object = {}, authorization = admin.authorization) =>
      call('POST', '/accounts/open', authorization, { username: 'xin.ren', displayName: '新人', ...more });
    expect((await open({}, (await person('nobody', [['core.account.read'], east])).authorization)).status).toBe(403);
    expect(refusedAt(await open({ personId: randomUUID() }))).toEqual([
      ['personId', 'core.account.unknown-person', '没有这个人员，或不在您的管辖范围内'],
    ]);
    await core.database.client.query(`UPDATE core.account SET username = 'taken.name' WHERE id = $1`, [admin.id]);
    expect(refusedAt(await open({ username: 'taken.name' }))[0]?.slice(0, 2)).toEqual([
      'username',
      'core.provider.username-taken',
    ]);
    expect((await open()).json<Problem>().code).toBe('core.provider.foreign');
    expect((await open({ username: 'Upper Case' })).status).toBe(400);
  });
});
