import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditPage, Grant, Holder, Me, Page, Problem } from '@linli/contracts';
import { SignJWT } from 'jose';
import { writeFakeBundle } from '../testing/fake-bundle.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';
import { CORE_ROLES } from './core-roles.ts';

const API = '/api/core/v1';
/** What everybody may read, in the order in which an account is told it. */
const memberPermissions = [...(CORE_ROLES.find(({ id }) => id === 'core.member')?.permissions ?? [])].sort();

describe('access', () => {
  let core: TestCore;
  let district: number;
  let east: number;
  let west: number;
  let community: number;

  beforeAll(async () => {
    core = await startTestCore((plugins) => void writeFakeBundle(plugins, 'fake'));
    district = await core.platform.unit('district', 1, '河东区', '120102');
    east = await core.platform.unit('street', district, '东街', '120102001');
    west = await core.platform.unit('street', district, '西街', '120102002');
    community = await core.platform.unit('community', east, '东一社区', '120102001001');
    await core.until(async () => (await core.send('/readyz')).status === 200);
  });
  afterAll(() => core.close());

  const get = (address: string, authorization: string, language = 'zh-CN') =>
    core.send(`${API}${address}`, { headers: { authorization, 'accept-language': language } });

  async function asOperator(): Promise<string> {
    const jwk = JSON.parse(readFileSync(path.join(core.config.home, 'keys/operator.jwk.json'), 'utf8')) as JsonWebKey;
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA', kid: 'operator' })
      .setIssuer('linli-operator')
      .setAudience('linli')
      .setSubject('operator')
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(createPrivateKey({ key: jwk, format: 'jwk' }));
    return `Bearer ${token}`;
  }

  const declare = async (account: object, authorization?: string) =>
    core.send(`${API}/accounts`, {
      method: 'POST',
      headers: {
        authorization: authorization ?? (await asOperator()),
        'content-type': 'application/json',
        'accept-language': 'en',
      },
      body: JSON.stringify(account),
    });
  const zhang = {
    username: 'zhang',
    displayName: '张敏',
    post: 'street-desk',
    subject: 'zhang-subject',
    grants: [
      { roleId: 'core.member', unitCode: '120102001', reason: 'works there' },
      { roleId: 'fake.reader', unitCode: '120102001', reason: 'works there' },
    ],
  };
  const bearer = async (subject: string) => `Bearer ${await core.issuer.token(subject)}`;

  test('declares whose an account is, once their record is there, and takes nobody’s from them', async () => {
    const wang = { ...zhang, username: 'wang-link', subject: 'wang-link', grants: [], personCode: 'GZ-wang' };
    const personOf = async (username: string) =>
      (
        await core.database.client.query<{ code: string | null }>(
          'SELECT p.code FROM core.account a LEFT JOIN core.person p ON p.id = a.person_id WHERE a.username = $1',
          [username],
        )
      ).rows[0]?.code;
    await declare(wang);
    expect(await personOf('wang-link')).toBeNull();
    await core.database.client.query(
      `INSERT INTO core.person (id, name, code, unit_id)
       VALUES (gen_random_uuid(), '王敏', 'GZ-wang', $1), (gen_random_uuid(), '李敏', 'GZ-li', $1)`,
      [east],
    );
    await declare(wang);
    await declare({ ...wang, personCode: 'GZ-li' });
    await declare({ ...wang, username: 'wang-two', subject: 'wang-two' });
    expect([await personOf('wang-link'), await personOf('wang-two')]).toEqual(['GZ-wang', null]);
  });

  test('declares an account with its grants, and brings it to exactly what is declared again', async () => {
    const first = await declare(zhang);
    expect([first.status, first.json()['grants']]).toEqual([201, 2]);
    const me = (await get('/me', await bearer('zhang-subject'))).json<Me>();
    expect(me).toMatchObject({
      username: 'zhang',
      displayName: '张敏',
      post: 'street-desk',
      units: [{ id: east, name: '东街', path: [{ id: district, name: '河东区' }] }],
      permissions: [
        ...memberPermissions.map((permission) => ({ permission, anchors: [{ id: east }] })),
        { permission: 'fake.row.read', anchors: [{ id: east }] },
      ],
    });
    expect(me.roles).toContainEqual({
      id: 'fake.reader',
      title: '读者',
      titles: { 'zh-CN': '读者', en: 'Reader' },
      unit: { id: east, name: '东街', level: 'street' },
      organisation: null,
    });

    const again = await declare({ ...zhang, displayName: '张敏敏', grants: [zhang.grants[0]] });
    expect(again.json()['id']).toBe(first.json()['id']);
    const later = (await get('/me', await bearer('zhang-subject'))).json<Me>();
    expect([later.displayName, later.permissions.map(({ permission }) => permission)]).toEqual([
      '张敏敏',
      memberPermissions,
    ]);
    expect(
      (await core.send('/api/plugins/fake/v1/rows', { headers: { authorization: await bearer('zhang-subject') } }))
        .status,
    ).toBe(403);
  });

  test('ends what has an end too, when it is declared anew without it', async () => {
    const wang = { ...zhang, username: 'wang', subject: 'wang-subject' };
    const id = String((await declare(wang)).json()['id']);
    await core.database.client.query(
      `UPDATE core."grant" SET valid_to = now() + interval '30 days' WHERE account_id = $1 AND role_id = 'fake.reader'`,
      [id],
    );
    expect((await declare({ ...wang, grants: [zhang.grants[0]] })).status).toBe(201);
    const { permissions } = (await get('/me', await bearer('wang-subject'))).json<Me>();
    const held = permissions.map(({ permission }) => permission);
    expect([held.includes('core.unit.read'), held.includes('fake.row.read')]).toEqual([true, false]);
  });

  test('names every grant that cannot be made, and saves nothing', async () => {
    const answer = await declare({
      ...zhang,
      username: 'li',
      subject: 'li',
      grants: [{ roleId: 'none', unitCode: '9', reason: 'x' }],
    });
    expect(answer.status).toBe(400);
    expect(answer.json<Problem>().errors?.map(({ field }) => field)).toEqual(['grants.0.roleId', 'grants.0.unitCode']);
    expect((await get('/me', await bearer('li'))).status).toBe(403);
  });

  test('gives nobody two of the three administrations', async () => {
    const grants = ['core.system-admin', 'core.audit-admin'].map((roleId) => ({
      roleId,
      unitCode: '120102',
      reason: 'x',
    }));
    const answer = await declare({ ...zhang, username: 'li', subject: 'li', grants });
    expect([answer.status, answer.json<Problem>().code]).toEqual([409, 'core.grant.two-administrators']);
  });

  test('lets only the operator declare accounts', async () => {
    const { authorization } = await core.person('district', [[['core.unit.read', 'core.unit.create'], district]]);
    expect((await declare(zhang, authorization)).status).toBe(403);
    expect((await get('/roles', authorization)).status).toBe(403);
    const roles = (await get('/roles', await asOperator())).json<{
      items: { id: string; title: string; suggestedFor: string[] }[];
    }>();
    expect(roles.items.find(({ id }) => id === 'fake.reader')).toMatchObject({
      title: '读者',
      suggestedFor: ['grid-worker'],
    });
    expect(roles.items.map(({ id }) => id)).not.toContain('core.operator');
  });

  test('tells who holds a permission at a unit, each by the nearest grant, and only within one’s own reach', async () => {
    const top = await core.person('top', [[['fake.row.create'], district]]);
    const near = await core.person('near', [
      [['fake.row.create', 'core.unit.read'], community],
      [['fake.row.create'], district],
    ]);
    await core.person('beside', [[['fake.row.create'], west]]);
    const asked = await get(`/units/${community}/holders?permission=fake.row.create`, near.authorization);
    expect(asked.json<{ items: Holder[] }>().items).toEqual([
      {
        accountId: near.id,
        displayName: 'near',
        post: null,
        unit: { id: community, name: '东一社区', level: 'community' },
      },
      { accountId: top.id, displayName: 'top', post: null, unit: { id: district, name: '河东区', level: 'district' } },
    ]);
    expect((await get(`/units/${west}/holders?permission=fake.row.create`, near.authorization)).status).toBe(404);
    expect((await get('/units/999999/holders?permission=fake.row.create', near.authorization)).status).toBe(404);
    expect((await get('/units/abc/holders?permission=fake.row.create', near.authorization)).status).toBe(404);
    expect((await get(`/units/${community}/holders?permission=everything`, near.authorization)).status).toBe(400);
  });

  test('lists grants within reach, by page', async () => {
    const guard = await core.person('guard', [[['core.grant.read'], west]]);
    const page = (await get('/grants?pageSize=2', guard.authorization)).json<Page<Grant>>();
    expect(page.items.every(({ unit }) => unit?.id === west)).toBe(true);
    expect(page.total).toBe(page.items.length);
    const all = await core.person('guard-all', [[['core.grant.read'], district]]);
    const first = (await get('/grants?pageSize=2', all.authorization)).json<Page<Grant>>();
    const second = (await get('/grants?pageSize=2&page=2', all.authorization)).json<Page<Grant>>();
    expect(first.items).toHaveLength(2);
    expect(first.items.map(({ id }) => id)).not.toContain(second.items[0]?.id);
    expect((await get('/grants?pageSize=1000', all.authorization)).status).toBe(400);
  });

  test('keeps a log of what was written, and shows it to auditors within their reach', async () => {
    const auditor = await core.person('auditor', [[['core.audit.read'], district]]);
    const log = (await get('/audit', auditor.authorization)).json<AuditPage>();
    // Who looks has just begun a session, which stands in the log as well.
    const withoutSessions = ({ items }: AuditPage) =>
      // Looking itself is written down too.
      items.filter(({ kind, accountId }) => kind !== 'session' && kind !== 'read' && accountId !== null);
    expect(withoutSessions(log)[0]).toMatchObject({
      action: { id: 'core.account.declare', title: '成批登记账号与授权（运维）' },
      plugin: { id: 'core' },
      actor: '运维人员',
    });
    const narrow = await core.person('auditor-west', [[['core.audit.read'], west]]);
    expect(withoutSessions((await get('/audit', narrow.authorization)).json<AuditPage>())).toEqual([]);
    const other = await core.person('no-auditor', [[['core.unit.read'], district]]);
    expect((await get('/audit', other.authorization)).status).toBe(403);
  });

  test('is kept in mind whatever is refused, and looked at again after what was written', async () => {
    const { id, authorization } = await core.person('remembered', [[['core.unit.read'], east]]);
    const name = async () => (await get('/me', authorization)).json<Me>().displayName;
    const rename = (to: string) =>
      core.database.client.query('UPDATE core.account SET display_name = $2 WHERE id = $1', [id, to]);
    // Word of the grants above may still be on its way to core: not before it has come is anything kept in mind.
    await core.until(async () => {
      await rename('remembered');
      await core.database.client.query(`SELECT pg_notify('linli_access', '*')`);
      await sleep(50);
      if ((await name()) !== 'remembered') return false;
      await rename('other');
      return (await name()) === 'remembered';
    });
    expect(await name()).toBe('remembered');
    // Nothing tells core of this change, so that it shows when core reads the account anew.
    await rename('anew');
    expect((await core.send(`${API}/units`, { method: 'POST' })).status).toBe(401);
    expect((await declare(zhang, authorization)).status).toBe(403);
    expect(await name()).toBe('remembered');
    expect((await declare(zhang)).status).toBe(201);
    expect(await name()).toBe('anew');
  });

  test('ends with a grant that expires, without anybody doing anything', async () => {
    const person = await core.person('expiring', [[['core.grant.read'], west]]);
    await core.database.client.query(
      `UPDATE core."grant" SET valid_to = now() + interval '1 second' WHERE account_id = $1`,
      [person.id],
    );
    await core.until(async () => (await get('/grants', person.authorization)).status === 200, 900);
    await core.until(async () => (await get('/grants', person.authorization)).status === 403, 2000);
  });

  test('follows a unit that is moved away from a wider grant', async () => {
    const person = await core.person('two-places', [
      [['core.grant.read'], east],
      [['core.grant.read'], community],
    ]);
    const anchors = async () =>
      (await get('/me', person.authorization)).json<Me>().permissions[0]?.anchors.map(({ id }) => id);
    expect(await anchors()).toEqual([east]);
    await core.database.client.query('BEGIN');
    await core.platform.move(community, west);
    await core.database.client.query(`SELECT pg_notify('linli_access', '*')`);
    await core.database.client.query('COMMIT');
    await core.until(async () => (await anchors())?.length === 2, 1000);
  });
});
