// Long because each rule of giving and ending is one sentence over HTTP on the same world.
import { createPrivateKey, randomUUID, type JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Explanation, Grant, Page, Problem, Role, Who } from '@linli/contracts';
import { SignJWT } from 'jose';
import pg from 'pg';
import { writeFakeBundle } from '../testing/fake-bundle.ts';
import { startTestCore, type TestCore, type TestResponse } from '../testing/test-core.ts';

const API = '/api/core/v1';
const GRANTING = ['core.grant.create', 'core.grant.read', 'core.grant.end'];

describe('grants', () => {
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

  const call = (method: string, address: string, authorization: string, body?: object): Promise<TestResponse> =>
    core.send(`${API}${address}`, {
      method,
      headers: { authorization, 'accept-language': 'zh-CN', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  async function operator(): Promise<string> {
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
  const person = (name: string, ...grants: [string[], number][]) =>
    core.person(`${name}-${randomUUID().slice(0, 4)}`, grants);
  const give = (authorization: string, accountId: string, more: object = {}) =>
    call('POST', '/grants', authorization, {
      accountId,
      roleId: 'fake.reader',
      unitId: east,
      reason: '工作需要',
      ...more,
    });
  const codeOf = (answer: TestResponse) => [answer.status, answer.json<Problem>().code];
  const reads = async (authorization: string) =>
    (await core.send('/api/plugins/fake/v1/rows', { headers: { authorization } })).status;

  test('are given within one’s own, in force on the next request, and end with the next one too', async () => {
    const giver = await person('giver', [[...GRANTING, 'fake.row.read'], east]);
    const other = await person('other');
    expect(await reads(other.authorization)).toBe(403);
    const made = await give(giver.authorization, other.id, { unitId: community });
    expect(made.status).toBe(201);
    const grant = made.json<Grant>();
    expect(grant).toMatchObject({
      state: 'in-force',
      unit: { id: community },
      validTo: null,
      actions: ['end', 'change'],
    });
    expect(await reads(other.authorization)).toBe(200);
    const ended = await call('POST', `/grants/${grant.id}/end`, giver.authorization, {
      reason: '调离',
      version: grant.version,
    });
    expect(ended.json<Grant>()).toMatchObject({ state: 'ended', endReason: '调离', actions: [] });
    expect(await reads(other.authorization)).toBe(403);
    const again = await call('POST', `/grants/${grant.id}/end`, giver.authorization, {
      reason: '调离',
      version: grant.version,
    });
    expect(codeOf(again)).toEqual([409, 'core.grant.ended']);
  });

  test('say in the audit log who gave what to whom, and why', async () => {
    const giver = await person('told', [[...GRANTING, 'fake.row.read'], east]);
    const grant = (await give(giver.authorization, (await person('to')).id)).json<Grant>();
    const { rows } = await core.database.client.query<Record<string, unknown>>(
      'SELECT action, reason, unit_id, after, before FROM core.audit_entry WHERE target = $1',
      [grant.id],
    );
    expect(rows).toEqual([
      expect.objectContaining({ action: 'core.grant.create', reason: '工作需要', unit_id: east, before: null }),
    ]);
    expect(rows[0]?.['after']).toMatchObject({ role: 'fake.reader', unit: '东街' });
  });

  test('are never given beyond one’s own: each way is refused in words, and leaves nothing', async () => {
    const giver = await person('narrow', [GRANTING, east], [['fake.row.read'], community], [['fake.row.create'], east]);
    const other = await person('target');
    const attempts: [object, number, string][] = [
      [{}, 403, 'core.grant.elsewhere'],
      [{ unitId: community, roleId: 'fake.writer' }, 201, ''],
      [{ unitId: west }, 400, 'core.grant.unknown-anchor'],
      [{ unitId: district }, 400, 'core.grant.unknown-anchor'],
      [{ unitId: 999_999 }, 400, 'core.grant.unknown-anchor'],
      [{ unitId: community, roleId: 'core.audit-admin' }, 403, 'core.grant.not-held'],
      [{ unitId: community, roleId: 'core.operator' }, 400, 'core.grant.unknown-role'],
      [{ unitId: community, roleId: 'none' }, 400, 'core.grant.unknown-role'],
      [{ unitId: community, accountId: giver.id }, 403, 'core.grant.to-oneself'],
      [{ unitId: community, accountId: randomUUID() }, 400, 'core.grant.unknown-account'],
      [{ unitId: community, validTo: '2020-01-01T00:00:00Z' }, 400, 'core.grant.ends-in-past'],
      [{ unitId: community, organisationId: randomUUID() }, 400, 'core.http.invalid'],
      [{ unitId: undefined }, 400, 'core.http.invalid'],
      [{ unitId: community, reason: ' ' }, 400, 'core.http.invalid'],
    ];
    for (const [more, status, code] of attempts) {
      const answer = await give(giver.authorization, other.id, more);
      expect([more, answer.status, status === 201 ? '' : answer.json<Problem>().code]).toEqual([more, status, code]);
    }
    const { rows } = await core.database.client.query('SELECT FROM core."grant" WHERE account_id = $1', [other.id]);
    expect(rows).toHaveLength(1);
    expect((await give((await person('no-right', [['fake.row.read'], east])).authorization, other.id)).status).toBe(
      403,
    );
  });

  test('are not given for longer than one holds it oneself', async () => {
    const giver = await person('until', [[...GRANTING, 'fake.row.read'], east]);
    await core.database.client.query(
      `UPDATE core."grant" SET valid_to = now() + interval '10 days' WHERE account_id = $1`,
      [giver.id],
    );
    const other = await person('long');
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const answer = await give(giver.authorization, other.id);
    expect(codeOf(answer)).toEqual([403, 'core.grant.not-so-long']);
    expect(codeOf(await give(giver.authorization, other.id, { validTo: inDays(11) }))).toEqual([
      403,
      'core.grant.not-so-long',
    ]);
    const grant = (await give(giver.authorization, other.id, { validTo: inDays(9) })).json<Grant>();
    expect(grant.ending).toBe(true);
    const change = (validTo: string | null, version: number) =>
      call('PATCH', `/grants/${grant.id}`, giver.authorization, { validTo, reason: '延期', version });
    expect(codeOf(await change(null, grant.version))).toEqual([403, 'core.grant.not-so-long']);
    expect(codeOf(await change(inDays(30), grant.version))).toEqual([403, 'core.grant.not-so-long']);
    const shorter = await change(inDays(2), grant.version);
    expect(shorter.status).toBe(200);
    expect(codeOf(await change(inDays(3), grant.version))).toEqual([409, 'core.record.changed']);
  });

  test('cannot be there twice, and one that ends before it begins was never in force', async () => {
    const giver = await person('twice', [[...GRANTING, 'fake.row.read'], east]);
    const other = await person('once');
    const from = new Date(Date.now() + 86_400_000).toISOString();
    const grant = (await give(giver.authorization, other.id, { validFrom: from })).json<Grant>();
    expect(grant.state).toBe('to-come');
    expect(codeOf(await give(giver.authorization, other.id))).toEqual([409, 'core.grant.exists']);
    expect(await reads(other.authorization)).toBe(403);
    const ended = await call('POST', `/grants/${grant.id}/end`, giver.authorization, {
      reason: '取消',
      version: grant.version,
    });
    expect(ended.json<Grant>()).toMatchObject({ state: 'ended', validTo: grant.validFrom });
    expect((await give(giver.authorization, other.id)).status).toBe(201);
  });

  test('two who give at once give once', async () => {
    const [one, two] = [
      await person('one', [[...GRANTING, 'fake.row.read'], east]),
      await person('two', [[...GRANTING, 'fake.row.read'], district]),
    ];
    const other = await person('both');
    const answers = await Promise.all([one, two, one, two].map(({ authorization }) => give(authorization, other.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  test('whoever loses the right in the middle of giving does not give', async () => {
    const giver = await person('losing', [[...GRANTING, 'fake.row.read'], east]);
    const other = await person('waiting');
    // The taking away is under way when the request begins, and commits while it waits.
    const taking = new pg.Client({ connectionString: core.config.databaseUrl });
    await taking.connect();
    try {
      await taking.query('BEGIN');
      await taking.query(`UPDATE core."grant" SET valid_to = now() WHERE account_id = $1`, [giver.id]);
      const asked = give(giver.authorization, other.id);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await taking.query('COMMIT');
      expect((await asked).status).toBe(403);
    } finally {
      await taking.end();
    }
    const { rows } = await core.database.client.query('SELECT FROM core."grant" WHERE account_id = $1', [other.id]);
    expect(rows).toEqual([]);
  });

  test('follow the unit: after a move the giver there gives, and the one here no longer does', async () => {
    const moved = await core.platform.unit('community', east, '要划走的社区');
    const [here, there] = [
      await person('here', [[...GRANTING, 'fake.row.read'], east]),
      await person('there', [[...GRANTING, 'fake.row.read'], west]),
    ];
    expect(codeOf(await give(there.authorization, (await person('x')).id, { unitId: moved }))).toEqual([
      400,
      'core.grant.unknown-anchor',
    ]);
    await core.platform.move(moved, west);
    expect(codeOf(await give(here.authorization, (await person('y')).id, { unitId: moved }))).toEqual([
      400,
      'core.grant.unknown-anchor',
    ]);
    expect((await give(there.authorization, (await person('z')).id, { unitId: moved })).status).toBe(201);
    await core.database.client.query(`UPDATE core.unit SET state = 'abolished' WHERE id = $1`, [moved]);
    expect(codeOf(await give(there.authorization, (await person('z')).id, { unitId: moved }))).toEqual([
      400,
      'core.grant.gone-unit',
    ]);
  });

  test('keep the three administrators apart at every instant, whoever gives and whenever', async () => {
    const boss = await operator();
    const other = await person('administrator');
    const admin = (roleId: string, more: object = {}) => give(boss, other.id, { roleId, unitId: district, ...more });
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const first = await admin('core.system-admin', { validTo: at(10) });
    expect(first.status).toBe(201);
    expect(codeOf(await admin('core.audit-admin'))).toEqual([409, 'core.grant.two-administrators']);
    expect(codeOf(await admin('core.security-admin', { validFrom: at(9), validTo: at(12) }))).toEqual([
      409,
      'core.grant.two-administrators',
    ]);
    expect((await admin('core.audit-admin', { validFrom: at(10), validTo: at(20) })).status).toBe(201);
    const longer = await call('PATCH', `/grants/${first.json<Grant>().id}`, boss, {
      validTo: at(11),
      reason: '延期',
      version: 1,
    });
    expect(codeOf(longer)).toEqual([409, 'core.grant.two-administrators']);
    // Two of them at once, by two requests at once.
    const racing = await person('racing');
    const roles = ['core.system-admin', 'core.security-admin', 'core.audit-admin'];
    const answers = await Promise.all(roles.map((roleId) => give(boss, racing.id, { roleId, unitId: district })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('lets a security administrator name another one, and nobody of the other two', async () => {
    const boss = await operator();
    const security = await person('security');
    expect((await give(boss, security.id, { roleId: 'core.security-admin', unitId: district })).status).toBe(201);
    const [second, third] = [await person('second'), await person('third')];
    expect(
      (await give(security.authorization, second.id, { roleId: 'core.security-admin', unitId: district })).status,
    ).toBe(201);
    expect(
      codeOf(await give(security.authorization, third.id, { roleId: 'core.system-admin', unitId: district })),
    ).toEqual([403, 'core.grant.not-held']);
    expect(
      codeOf(await give(security.authorization, third.id, { roleId: 'core.audit-admin', unitId: district })),
    ).toEqual([403, 'core.grant.not-held']);
    expect(codeOf(await give(security.authorization, third.id, { roleId: 'fake.reader' }))).toEqual([
      403,
      'core.grant.not-held',
    ]);
    // Ending raises nobody's reach: what a security administrator could not give, they can end.
    const reader = (await give(boss, third.id)).json<Grant>();
    expect(
      (
        await call('POST', `/grants/${reader.id}/end`, security.authorization, {
          reason: '复核',
          version: reader.version,
        })
      ).status,
    ).toBe(200);
  });

  test('of other places are not there, for reading, changing and ending', async () => {
    const [mine, theirs] = [
      await person('mine', [[...GRANTING, 'fake.row.read'], west]),
      await person('theirs', [[...GRANTING, 'fake.row.read'], east]),
    ];
    const grant = (await give(theirs.authorization, (await person('held')).id)).json<Grant>();
    expect((await call('GET', `/grants/${grant.id}`, mine.authorization)).status).toBe(404);
    expect(
      (await call('POST', `/grants/${grant.id}/end`, mine.authorization, { reason: 'x', version: 1 })).status,
    ).toBe(404);
    expect(
      (await call('PATCH', `/grants/${grant.id}`, mine.authorization, { validTo: null, reason: 'x', version: 1 }))
        .status,
    ).toBe(404);
    expect((await call('GET', '/grants/not-an-id', mine.authorization)).status).toBe(404);
  });

  test('are found by account, role, place and state', async () => {
    const giver = await person('lister', [[...GRANTING, 'fake.row.read'], district]);
    const other = await person('listed');
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString();
    const grant = (await give(giver.authorization, other.id, { unitId: community, validTo: soon })).json<Grant>();
    const ids = async (query: string) =>
      (await call('GET', `/grants?pageSize=100&${query}`, giver.authorization))
        .json<Page<Grant>>()
        .items.map(({ id }) => id);
    for (const query of [
      `accountId=${other.id}`,
      'roleId=fake.reader',
      `unitId=${east}`,
      'state=ending',
      'state=in-force',
      'q=listed',
    ]) {
      expect([query, (await ids(query)).includes(grant.id)]).toEqual([query, true]);
    }
    for (const query of ['roleId=fake.writer', `unitId=${west}`, 'state=ended', 'state=to-come', 'q=nobody', 'q=%25']) {
      expect([query, (await ids(query)).includes(grant.id)]).toEqual([query, false]);
    }
  });

  test('end with the appointment that they came with', async () => {
    const { client } = core.database;
    const account = await person('appointed');
    const [personId, organisation, appointment] = [randomUUID(), randomUUID(), randomUUID()];
    await client.query(`INSERT INTO core.person (id, name, unit_id) VALUES ($1, '王秀兰', $2)`, [personId, east]);
    await client.query('UPDATE core.account SET person_id = $2 WHERE id = $1', [account.id, personId]);
    await client.query(
      `INSERT INTO core.organisation (id, type, name, line, anchor_kind, unit_id, state) VALUES ($1, 'organ', '网格办', 'government', 'unit', $2, 'active')`,
      [organisation, east],
    );
    await client.query(
      `INSERT INTO core.post_type (id, title, organisation_types, position) VALUES ('test-post', '{}', '{organ}', 1) ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, state, valid_from) VALUES ($1, $2, $3, 'test-post', 'full', 'in-force', '2026-01-01')`,
      [appointment, personId, organisation],
    );
    const giver = await person('chief', [[...GRANTING, 'fake.row.read'], east]);
    const wrong = await give(giver.authorization, (await person('stranger')).id, { appointmentId: appointment });
    expect(codeOf(wrong)).toEqual([400, 'core.grant.unknown-appointment']);
    const grant = (await give(giver.authorization, account.id, { appointmentId: appointment })).json<Grant>();
    expect(await reads(account.authorization)).toBe(200);
    await client.query(`UPDATE core.appointment SET state = 'ended', valid_to = current_date WHERE id = $1`, [
      appointment,
    ]);
    await core.until(async () => (await reads(account.authorization)) === 403, 2000);
    expect((await call('GET', `/grants/${grant.id}`, giver.authorization)).json<Grant>()).toMatchObject({
      state: 'ended',
      endReason: 'appointment-ended',
    });
  });

  describe('roles of the district', () => {
    const role = { title: '巡查员', permissions: ['fake.row.read'] };
    let security: string;
    beforeAll(async () => {
      const admin = await person('role-maker');
      await give(await operator(), admin.id, { roleId: 'core.security-admin', unitId: district });
      security = admin.authorization;
    });

    test('are made, used, changed and ended', async () => {
      const made = (await call('POST', '/roles', security, role)).json<Role>();
      expect(made).toMatchObject({ source: 'district', title: '巡查员', actions: ['update', 'end'], grants: 0 });
      const giver = await person('uses', [[...GRANTING, 'fake.row.read'], east]);
      const other = await person('patrol');
      expect((await give(giver.authorization, other.id, { roleId: made.id })).status).toBe(201);
      expect(await reads(other.authorization)).toBe(200);
      const grown = await call('PATCH', `/roles/${made.id}`, security, {
        ...role,
        permissions: ['fake.row.read', 'fake.row.create'],
        version: made.version,
      });
      expect(codeOf(grown)).toEqual([403, 'core.role.grows-beyond']);
      const renamed = await call('PATCH', `/roles/${made.id}`, security, {
        ...role,
        title: '巡防员',
        version: made.version,
      });
      expect(renamed.json<Role>()).toMatchObject({ title: '巡防员', grants: 1 });
      expect(codeOf(await call('PATCH', `/roles/${made.id}`, security, { ...role, version: made.version }))).toEqual([
        409,
        'core.record.changed',
      ]);
      const over = await call('POST', `/roles/${made.id}/end`, security, {
        reason: '不再使用',
        version: renamed.json<Role>().version,
      });
      expect(over.json<Role>()).toMatchObject({
        ended: true,
        grants: 0,
        permissions: [expect.objectContaining({ id: 'fake.row.read' })],
      });
      expect(await reads(other.authorization)).toBe(403);
      expect(codeOf(await give(giver.authorization, other.id, { roleId: made.id }))).toEqual([
        400,
        'core.grant.to-ended-role',
      ]);
      expect((await call('GET', '/roles', security)).json<{ items: Role[] }>().items.map(({ id }) => id)).not.toContain(
        made.id,
      );
      expect(
        (await call('GET', '/roles?ended=true', security)).json<{ items: Role[] }>().items.map(({ id }) => id),
      ).toContain(made.id);
    });

    test.each([
      [{ title: '甲', permissions: ['core.audit.read'] }, 'core.role.reserved-permission'],
      [{ title: '乙', permissions: ['core.platform.read', 'fake.row.read'] }, 'core.role.reserved-permission'],
      [{ title: '丙', permissions: ['core.role.update'] }, 'core.role.reserved-permission'],
      [{ title: '丁', permissions: ['core.account.declare'] }, 'core.role.reserved-permission'],
      [{ title: '戊', permissions: ['fake.row.purge'] }, 'core.role.unknown-permission'],
      [{ title: '己', permissions: [] }, 'core.http.invalid'],
      [{ title: ' ', permissions: ['fake.row.read'] }, 'core.http.invalid'],
      [{ title: '审计管理员', permissions: ['fake.row.read'] }, 'core.role.title-taken'],
    ])('cannot be %j', async (wrong, code) => {
      expect((await call('POST', '/roles', security, wrong)).json<Problem>().code).toBe(code);
    });

    test('are neither changed nor ended by whoever answers for some of the places only where they are held', async () => {
      const boss = await operator();
      const narrow = await person('narrow-role-maker');
      await give(boss, narrow.id, { roleId: 'core.security-admin', unitId: east });
      const made = (await call('POST', '/roles', security, { ...role, title: '夜巡员' })).json<Role>();
      await give(boss, (await person('holds-in-east')).id, { roleId: made.id, unitId: east });
      const end = (authorization: string, version: number) =>
        call('POST', `/roles/${made.id}/end`, authorization, { reason: '不再使用', version });
      await give(boss, (await person('holds-in-west')).id, { roleId: made.id, unitId: west });
      expect(codeOf(await end(narrow.authorization, made.version))).toEqual([403, 'core.role.held-elsewhere']);
      const renamed = { ...role, title: '夜间巡查员', version: made.version };
      const rename = await call('PATCH', `/roles/${made.id}`, narrow.authorization, renamed);
      expect(codeOf(rename)).toEqual([403, 'core.role.held-elsewhere']);
      expect((await end(security, made.version)).status).toBe(200);
    });

    test('do not change what a release brings, and are made by the security administrator alone', async () => {
      expect(codeOf(await call('PATCH', '/roles/fake.reader', security, { ...role, version: 1 }))).toEqual([
        403,
        'core.role.released',
      ]);
      const giver = await person('no-maker', [[...GRANTING, 'core.role.read'], district]);
      expect((await call('POST', '/roles', giver.authorization, role)).status).toBe(403);
    });
  });

  describe('explanations', () => {
    test('name the chain from grant to unit, nearest first, and who else may', async () => {
      const giver = await person('explainer', [[...GRANTING, 'fake.row.read'], district]);
      const other = await person('explained');
      await give(giver.authorization, other.id, { unitId: east });
      const asked = await call(
        'GET',
        `/access/explain?account=${other.id}&permission=fake.row.read&unitId=${community}`,
        giver.authorization,
      );
      expect(asked.json<Explanation>()).toMatchObject({
        allowed: true,
        account: { id: other.id },
        unit: { id: community, path: [{ id: district }, { id: east }] },
        reasons: [
          {
            kind: 'grant',
            role: { id: 'fake.reader', title: '读者' },
            path: [{ id: east }, { id: community }],
            reason: '工作需要',
          },
        ],
        obstacles: [],
      });
      const who = (
        await call('GET', `/access/who?permission=fake.row.read&unitId=${community}`, giver.authorization)
      ).json<{ items: Who[] }>().items;
      expect(who.find(({ account }) => account.id === other.id)).toMatchObject({
        role: { id: 'fake.reader' },
        unit: { id: east },
        until: null,
      });
    });

    test('say what is missing: elsewhere, over, to come, no role, disabled; and who could help', async () => {
      const giver = await person('helper', [[...GRANTING, 'fake.row.read'], district]);
      const other = await person('missing');
      const explain = async (unitId: number, permission = 'fake.row.read') =>
        (
          await call(
            'GET',
            `/access/explain?account=${other.id}&permission=${permission}&unitId=${unitId}`,
            giver.authorization,
          )
        ).json<Explanation>();
      const none = await explain(east);
      expect([none.allowed, none.obstacles]).toEqual([false, [{ kind: 'no-role' }]]);
      expect(none.roles.map(({ id }) => id)).toEqual(expect.arrayContaining(['fake.reader', 'fake.writer']));
      expect(none.givers.map(({ accountId }) => accountId)).toContain(giver.id);
      const grant = (await give(giver.authorization, other.id, { unitId: east })).json<Grant>();
      expect((await explain(west)).obstacles).toMatchObject([{ kind: 'elsewhere', path: [{ id: east }] }]);
      expect((await explain(west, 'fake.row.purge')).obstacles).toEqual([{ kind: 'unknown-permission' }]);
      await call('POST', `/grants/${grant.id}/end`, giver.authorization, { reason: 'x', version: grant.version });
      expect((await explain(community)).obstacles).toMatchObject([{ kind: 'ended' }]);
      await give(giver.authorization, other.id, {
        unitId: east,
        validFrom: new Date(Date.now() + 86_400_000).toISOString(),
      });
      expect((await explain(community)).obstacles.map(({ kind }) => kind)).toEqual(['to-come', 'ended']);
      await core.database.client.query('UPDATE core.account SET disabled_at = now() WHERE id = $1', [other.id]);
      expect((await explain(community)).obstacles[0]).toEqual({ kind: 'account-disabled' });
    });

    test('tell nothing of what somebody holds out of the asker’s reach', async () => {
      const narrow = await person('narrow-asker', [[...GRANTING, 'core.account.read'], west]);
      const other = await person('holds-elsewhere', [['fake.row.read'], east], [['fake.row.create'], west]);
      const asked = await call(
        'GET',
        `/access/explain?account=${other.id}&permission=fake.row.read&unitId=${west}`,
        narrow.authorization,
      );
      expect(asked.json<Explanation>()).toMatchObject({ allowed: false, obstacles: [{ kind: 'no-role' }] });
      const account = (await call('GET', `/accounts/${other.id}`, narrow.authorization)).json();
      expect(account).toMatchObject({ units: [{ id: west }], grants: 1 });
    });

    test('are about units in one’s own reach', async () => {
      const narrow = await person('narrow-explainer', [GRANTING, west]);
      const answer = await call(
        'GET',
        `/access/explain?account=${narrow.id}&permission=fake.row.read&unitId=${east}`,
        narrow.authorization,
      );
      expect(answer.status).toBe(404);
      expect(
        (await call('GET', `/access/who?permission=fake.row.read&unitId=${east}`, narrow.authorization)).status,
      ).toBe(404);
      const wrong = await call(
        'GET',
        `/access/explain?account=${narrow.id}&permission=fake.row.read`,
        narrow.authorization,
      );
      expect(wrong.status).toBe(400);
    });

    test('know own rows of a plugin, and the unit they stand in', async () => {
      const giver = await person('record-explainer', [[...GRANTING], district]);
      const record = randomUUID();
      await core.database.client
        .query('INSERT INTO plugin_fake.row (id, unit_id) VALUES ($1, $2)', [record, community])
        .catch(() => undefined);
      const query = `account=${giver.id}&permission=fake.row.read&plugin=fake&recordId=${record}`;
      const unknown = await call('GET', `/access/explain?${query}&table=secrets`, giver.authorization);
      expect(codeOf(unknown)).toEqual([400, 'core.access.unknown-table']);
      const gone = await call(
        'GET',
        `/access/explain?account=${giver.id}&permission=fake.row.read&plugin=fake&table=row&recordId=${randomUUID()}`,
        giver.authorization,
      );
      expect(gone.status).toBe(404);
    });
  });

  test('accounts are listed to whoever may see them, and shown with what would be granted first', async () => {
    const reader = await person('accounts', [['core.account.read'], east]);
    const seen = await person('seen', [['fake.row.read'], community]);
    const unseen = await person('unseen', [['fake.row.read'], west]);
    const list = (await call('GET', '/accounts?pageSize=100', reader.authorization))
      .json<Page<{ id: string }>>()
      .items.map(({ id }) => id);
    expect([list.includes(seen.id), list.includes(unseen.id)]).toEqual([true, false]);
    await core.database.client.query(`UPDATE core.account SET post = 'grid-worker' WHERE id = $1`, [seen.id]);
    const detail = await call('GET', `/accounts/${seen.id}`, reader.authorization);
    expect(detail.json()).toMatchObject({
      id: seen.id,
      units: [{ id: community }],
      grants: 1,
      suggestedRoles: expect.arrayContaining([{ id: 'fake.reader', title: '读者' }]) as unknown,
    });
    expect((await call('GET', `/accounts/${unseen.id}`, reader.authorization)).status).toBe(404);
  });
});
