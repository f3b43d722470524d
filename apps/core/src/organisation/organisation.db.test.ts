// Long because the life of a body is tried on one server, whose start costs more than a test.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  organisationDetailSchema,
  organisationSchema,
  organisationTreeSchema,
  pageOf,
  problemSchema,
} from '@linli/contracts';
import type { Organisation, OrganisationChange, OrganisationDetail, OrganisationTree, Page } from '@linli/contracts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const ALL = ['read', 'propose', 'approve', 'update'].map((verb) => `core.organisation.${verb}`);

let core: TestCore;
let tests = 0;
let units: { district: number; street: number; other: number; community: number; grid: number };
type Person = Awaited<ReturnType<typeof person>>;
let district: Person;
let street: Person;
let community: Person;

beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core?.close());

async function person(name: string, permissions: string[], unitId: number) {
  const { id, authorization } = await core.person(`${name}${tests}`, [[permissions, unitId]]);
  const send = async <T>(method: string, path: string, body?: unknown) => {
    const headers = {
      authorization,
      'accept-language': 'zh-CN',
      ...(body ? { 'content-type': 'application/json' } : {}),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await core.send(`/api/core/v1${path}`, { method, headers, ...sent });
    return { status: answer.status, body: answer.json<T>() };
  };
  return {
    id,
    get: <T>(path: string) => send<T>('GET', path),
    post: <T>(path: string, body: unknown) => send<T>('POST', path, body),
    patch: <T>(path: string, body: unknown) => send<T>('PATCH', path, body),
  };
}

beforeEach(async () => {
  tests += 1;
  const { platform } = core;
  const top = await platform.unit('district', 1, `区${tests}`);
  const first = await platform.unit('street', top, `东街${tests}`);
  const other = await platform.unit('street', top, `西街${tests}`);
  const inner = await platform.unit('community', first, `团结社区${tests}`);
  const grid = await platform.unit('grid', inner, `第一网格${tests}`);
  units = { district: top, street: first, other, community: inner, grid };
  district = await person('district', ALL, top);
  street = await person('street', ALL, first);
  community = await person('community', ALL, inner);
});

const problemOf = (answer: { status: number; body: unknown }) => {
  const problem = problemSchema.parse(answer.body);
  // Every problem has words of its own, with every blank filled in.
  expect(problem.title).not.toBe(problem.code);
  expect(problem.remedy).toBeTruthy();
  expect(problem.title).not.toContain('{{');
  return { status: answer.status, code: problem.code, field: problem.errors?.[0]?.field };
};

const committee = (name: string, unitId: number) => ({
  type: 'party-committee',
  name,
  line: 'party',
  anchor: { kind: 'unit', unitId },
});
const gridBranch = (superiorId: string, name = '第一网格党支部') => ({
  type: 'branch',
  subtype: 'grid',
  name,
  line: 'party',
  superiorId,
  anchor: { kind: 'unit', unitId: units.grid },
});

async function propose(by: Person, command: object): Promise<OrganisationDetail> {
  const answer = await by.post<OrganisationDetail>('/organisations', command);
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return organisationDetailSchema.parse(answer.body);
}
async function act(by: Person, { id, version }: { id: string; version: number }, action: string, more: object = {}) {
  const answer = await by.post<OrganisationDetail>(`/organisations/${id}/${action}`, { version, ...more });
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  return organisationDetailSchema.parse(answer.body);
}
/** Proposed by one, approved by another, active since a day. */
async function active(by: Person, command: object, on = '2026-01-01'): Promise<OrganisationDetail> {
  const approved = await act(district, await propose(by, command), 'approve');
  return act(district, approved, 'activate', { on });
}

describe('the life of a body', () => {
  test('goes from proposal over approval by another to active, and is written down', async () => {
    const top = await active(street, committee('团结社区党委', units.community));
    const proposed = await propose(community, gridBranch(top.id));
    expect(proposed).toMatchObject({
      state: 'proposed',
      superior: { id: top.id, readable: true },
      approvedAt: 'street',
    });
    expect(proposed.actions.map(({ action }) => action)).toEqual(['withdraw', 'update']);
    const seen = (await street.get<OrganisationDetail>(`/organisations/${proposed.id}`)).body;
    expect(seen.actions).toContainEqual({ action: 'approve', barrier: null });
    const approved = await act(street, proposed, 'approve');
    const done = await act(community, approved, 'activate', { on: '2026-03-01' });
    expect(done).toMatchObject({
      state: 'active',
      validFrom: '2026-03-01',
      headVacant: true,
      superiors: [{ id: top.id }],
    });
    expect(done.posts.find(({ post }) => post === 'secretary')).toMatchObject({
      holders: 0,
      vacantSince: '2026-03-01',
    });
    const { items } = (await community.get<{ items: OrganisationChange[] }>(`/organisations/${done.id}/history`)).body;
    expect(items.map(({ kind }) => kind)).toEqual(['activated', 'approved', 'proposed']);
    expect(items[0]).toMatchObject({ before: { state: 'approved', validFrom: null }, after: { state: 'active' } });
    const { rows } = await core.database.client.query(
      `SELECT action FROM core.audit_entry WHERE target = $1 ORDER BY id`,
      [done.id],
    );
    expect(rows.map((row: { action: string }) => row.action)).toEqual([
      'core.organisation.propose',
      'core.organisation.approve',
      'core.organisation.update',
    ]);
  });

  test('whoever proposes does not decide, and a community does not decide for a street', async () => {
    const proposed = await propose(street, committee('党委', units.community));
    expect(problemOf(await street.post(`/organisations/${proposed.id}/approve`, { version: 1 }))).toMatchObject({
      status: 403,
      code: 'core.organisation.not-approver',
    });
    const own = await propose(district, committee('另一党委', units.community));
    expect(problemOf(await district.post(`/organisations/${own.id}/approve`, { version: 1 }))).toMatchObject({
      status: 403,
      code: 'core.organisation.same-person',
    });
    expect(problemOf(await community.post(`/organisations/${own.id}/withdraw`, { version: 1 }))).toMatchObject({
      status: 403,
      code: 'core.organisation.not-proposer',
    });
    expect((await act(district, own, 'withdraw')).state).toBe('refused');
    const refused = await act(district, proposed, 'refuse', { reason: '人数不够' });
    expect(refused).toMatchObject({ state: 'refused', reason: '人数不够', actions: [] });
    expect(
      problemOf(await district.post(`/organisations/${proposed.id}/approve`, { version: refused.version })),
    ).toMatchObject({ status: 409, code: 'core.organisation.wrong-state' });
  });

  test('two people editing: the second is shown what the first made of it', async () => {
    const body = await active(street, committee('党委', units.community));
    const url = `/organisations/${body.id}`;
    const both = await Promise.all([
      street.patch<OrganisationDetail>(url, { name: '甲', version: body.version }),
      district.patch<OrganisationDetail>(url, { name: '乙', version: body.version }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = both.find(({ status }) => status === 200)?.body;
    const loser = problemSchema.parse(both.find(({ status }) => status === 409)?.body);
    expect(loser).toMatchObject({ code: 'core.record.changed', params: { current: { name: winner?.name } } });
  });

  test('refuses what does not fit, each at its field', async () => {
    const top = await active(street, committee('党委', units.community));
    const faults: [object, string, string][] = [
      [
        { ...gridBranch(top.id), anchor: { kind: 'unit', unitId: units.community } },
        'core.organisation.wrong-anchor',
        'anchor.unitId',
      ],
      [{ ...gridBranch(top.id), line: 'market' }, 'core.organisation.wrong-line', 'line'],
      [{ ...gridBranch(top.id), subtype: 'working-committee' }, 'core.organisation.unknown-kind', 'subtype'],
      [{ ...gridBranch(top.id), superiorId: null }, 'core.organisation.needs-superior', 'superiorId'],
      [gridBranch(randomUUID()), 'core.organisation.wrong-superior', 'superiorId'],
      [gridBranch(top.id, '=1+1'), 'core.organisation.bad-name', 'name'],
      [committee('党委', units.community), 'core.organisation.name-taken', 'name'],
    ];
    for (const [command, code, field] of faults)
      expect(problemOf(await district.post('/organisations', command))).toMatchObject({ code, field });
    for (const wrong of [{}, { ...gridBranch(top.id), name: '' }, { ...gridBranch(top.id), creditCode: '1' }])
      expect((await district.post('/organisations', wrong)).status).toBe(400);
    expect(
      problemOf(
        await district.post(
          `/organisations/${(await act(district, await propose(street, gridBranch(top.id)), 'approve')).id}/activate`,
          { version: 2, on: '2999-01-01' },
        ),
      ),
    ).toMatchObject({ code: 'core.organisation.day-ahead', field: 'on' });
  });

  test('makes no circle, and one grid has one branch, also when two are activated at once', async () => {
    const upper = await active(street, committee('上级党委', units.community));
    const lower = await active(street, { ...committee('下级党委', units.community), superiorId: upper.id });
    expect(
      problemOf(await district.patch(`/organisations/${upper.id}`, { superiorId: lower.id, version: upper.version })),
    ).toMatchObject({ code: 'core.organisation.cycle', field: 'superiorId' });
    const self = await district.patch(`/organisations/${upper.id}`, { superiorId: upper.id, version: upper.version });
    expect(problemOf(self)).toMatchObject({ code: 'core.organisation.cycle' });
    const two = await Promise.all(
      ['甲支部', '乙支部'].map(async (name) =>
        act(district, await propose(street, gridBranch(upper.id, name)), 'approve'),
      ),
    );
    const answers = await Promise.all(
      two.map(({ id, version }) => street.post(`/organisations/${id}/activate`, { version, on: '2026-01-01' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const second = answers.find(({ status }) => status === 409);
    expect(second && problemOf(second).code).toBe('core.organisation.one-per-unit');
  });
});

describe('the end of a body', () => {
  test('merged: what stood below it, its members and its grants go over, and it says into what', async () => {
    const gone = await active(street, committee('甲党委', units.community));
    const into = await active(street, committee('乙党委', units.community));
    const branch = await active(community, gridBranch(gone.id));
    const { client } = core.database;
    const people = [randomUUID(), randomUUID()];
    for (const id of people)
      await client.query(`INSERT INTO core.person (id, name, unit_id) VALUES ($1, '张三', $2)`, [id, units.community]);
    const posts = ['secretary', 'committee-member'].map((post, i) => ({ id: randomUUID(), post, person: people[i] }));
    for (const { id, post, person: who } of posts)
      await client.query(
        `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, state, valid_from) VALUES ($1, $2, $3, $4, 'full', 'in-force', '2026-01-01')`,
        [id, who, gone.id, post],
      );
    const holder = await core.platform.account('holder');
    await client.query(
      `INSERT INTO core.role (id, plugin_id, title, permissions) VALUES ('test.merge', 'test', '{}', '{}')`,
    );
    await client.query(
      `INSERT INTO core."grant" (account_id, role_id, organisation_id, reason) VALUES ($1, 'test.merge', $2, 'x')`,
      [holder, gone.id],
    );
    await client.query(
      `INSERT INTO core."grant" (account_id, role_id, unit_id, appointment_id, reason) VALUES ($1, 'test.merge', $2, $3, 'x')`,
      [holder, units.grid, posts[0]?.id],
    );
    const preview = await district.get(`/organisations/${gone.id}/end-preview`);
    expect(preview.body).toEqual({ subordinates: 1, anchored: 0, appointments: 2, grants: 2, accounts: ['holder'] });

    const before = (await district.get<OrganisationDetail>(`/organisations/${gone.id}`)).body;
    const merged = await act(district, before, 'merge', {
      successorId: into.id,
      on: '2026-06-01',
      reason: '合并',
      appointments: 'follow',
    });
    expect(merged).toMatchObject({
      state: 'merged',
      validTo: '2026-06-01',
      successor: { id: into.id },
      memberCount: 0,
      actions: [],
    });
    const after = (await district.get<OrganisationDetail>(`/organisations/${into.id}`)).body;
    // The one that only one can hold does not follow: the successor has its own.
    expect(after).toMatchObject({ predecessors: [{ id: gone.id }], memberCount: 1, head: null, subordinateCount: 1 });
    expect((await district.get<OrganisationDetail>(`/organisations/${branch.id}`)).body.superior?.id).toBe(into.id);
    const grants = await client.query<{ organisation_id: string | null; open: boolean }>(
      `SELECT organisation_id, valid_to IS NULL AS open FROM core."grant" WHERE account_id = $1 AND valid_to IS NULL`,
      [holder],
    );
    expect(grants.rows).toEqual([{ organisation_id: into.id, open: true }]);
    const asOf = async (on: string) =>
      (
        await district.get<Page<Organisation>>(
          `/organisations?unitId=${units.community}&type=party-committee&asOf=${on}&sort=name`,
        )
      ).body.items
        .map(({ name }) => name)
        .sort();
    expect(await asOf('2026-05-31')).toEqual(['乙党委', '甲党委'].sort());
    expect(await asOf('2026-06-01')).toEqual(['乙党委']);
    expect(await asOf('2025-12-31')).toEqual([]);
  });

  test('dissolved without anybody who takes over only when nothing stands below it', async () => {
    const body = await active(street, committee('党委', units.community));
    const branch = await active(community, gridBranch(body.id));
    const command = { on: '2026-06-01', reason: '撤销' };
    const again = (await district.get<OrganisationDetail>(`/organisations/${body.id}`)).body;
    expect(
      problemOf(await district.post(`/organisations/${body.id}/dissolve`, { ...command, version: again.version })),
    ).toMatchObject({ status: 409, code: 'core.organisation.has-subordinates' });
    expect(
      problemOf(
        await district.post(`/organisations/${branch.id}/dissolve`, {
          ...command,
          on: '2025-01-01',
          version: branch.version,
        }),
      ),
    ).toMatchObject({ code: 'core.organisation.day-before' });
    await act(street, branch, 'dissolve', command);
    expect((await act(district, again, 'dissolve', command)).state).toBe('dissolved');
  });

  test('nothing takes over that is itself, not there, or below what ends', async () => {
    const body = await active(street, committee('党委', units.community));
    const below = await active(street, { ...committee('下级', units.community), superiorId: body.id });
    const command = { on: '2026-06-01', reason: '合并', version: body.version };
    expect(
      problemOf(await district.post(`/organisations/${body.id}/merge`, { ...command, successorId: below.id })).code,
    ).toBe('core.organisation.cycle');
    expect(
      problemOf(await district.post(`/organisations/${body.id}/merge`, { ...command, successorId: body.id })).code,
    ).toBe('core.organisation.wrong-successor');
    expect(
      problemOf(await district.post(`/organisations/${body.id}/merge`, { ...command, successorId: randomUUID() })).code,
    ).toBe('core.organisation.wrong-successor');
  });
});

describe('reading', () => {
  test('what is out of reach, or not there, is the same 404, and lists leave it out', async () => {
    const body = await active(street, committee('东街党委', units.street));
    const stranger = await person('stranger', ['core.organisation.read'], units.other);
    for (const path of ['', '/history'])
      for (const id of [body.id, randomUUID()])
        expect(problemOf(await stranger.get(`/organisations/${id}${path}`))).toMatchObject({
          status: 404,
          code: 'core.organisation.not-found',
        });
    expect((await stranger.get<Page<Organisation>>('/organisations')).body.items).toEqual([]);
    expect((await stranger.get<Page<Organisation>>(`/organisations?unitId=${units.street}`)).body.total).toBe(0);
    expect((await stranger.get<OrganisationTree>(`/organisations/tree?unitId=${units.street}`)).body.items).toEqual([]);
    expect((await stranger.get(`/organisations/tree?rootId=${body.id}`)).status).toBe(404);
    expect((await community.get(`/organisations/${body.id}`)).status).toBe(404);
    const nobody = await person('nobody', ['core.unit.read'], units.district);
    expect((await nobody.get('/organisations')).status).toBe(403);
  });

  test('lists are narrowed, sorted and paged; wildcards are letters', async () => {
    const top = await active(street, { ...committee('甲%党委', units.community), code: `ZZ${tests}` });
    await active(community, gridBranch(top.id, '乙支部'));
    const names = async (query: string) => {
      const answer = await district.get<Page<Organisation>>(`/organisations?sort=name&${query}`);
      return pageOf(organisationSchema)
        .parse(answer.body)
        .items.map(({ name }) => name);
    };
    expect(await names(`unitId=${units.grid}`)).toEqual(['乙支部']);
    expect(await names(`unitId=${units.community}&exactly=true`)).toEqual(['甲%党委']);
    expect(await names('subtype=grid')).toEqual(['乙支部']);
    expect(await names(`superiorId=${top.id}`)).toEqual(['乙支部']);
    expect(await names('q=%25')).toEqual(['甲%党委']);
    expect(await names(`q=zz${tests}`)).toEqual(['甲%党委']);
    expect(await names('headVacant=false')).toEqual([]);
    expect(await names('headVacant=true&type=branch')).toEqual(['乙支部']);
    expect(await names('state=proposed')).toEqual([]);
    for (const wrong of ['pageSize=1000', 'type=x', 'asOf=2026-02-30', 'unitId=x'])
      expect((await district.get(`/organisations?${wrong}`)).status).toBe(400);
  });

  test('a name and a superior are those of the day asked for', async () => {
    const body = await active(street, committee('旧名', units.community));
    const { client } = core.database;
    await district.patch(`/organisations/${body.id}`, { name: '新名', version: body.version });
    const on = async (asOf: string) =>
      (await district.get<Page<Organisation>>(`/organisations?unitId=${units.community}&asOf=${asOf}`)).body.items[0]
        ?.name;
    await client.query(
      `UPDATE core.organisation_change SET at = '2026-05-01T10:00:00Z' WHERE organisation_id = $1 AND kind = 'updated'`,
      [body.id],
    );
    expect(await on('2026-04-30')).toBe('旧名');
    expect(await on('2026-05-01')).toBe('新名');
  });

  test('the chart has every body with its superior, and fitting superiors are offered', async () => {
    const top = await active(street, committee('党委', units.community));
    const branch = await active(community, gridBranch(top.id));
    const { items, complete } = organisationTreeSchema.parse(
      (await district.get(`/organisations/tree?unitId=${units.street}`)).body,
    );
    expect([complete, items.map(({ id, superiorId }) => [id, superiorId])]).toEqual([
      true,
      [
        [top.id, null],
        [branch.id, top.id],
      ],
    ]);
    expect(items[0]).toMatchObject({ subordinateCount: 1, headVacant: true, memberCount: 0 });
    const below = (await district.get<OrganisationTree>(`/organisations/tree?parentId=${top.id}`)).body;
    expect(below.items.map(({ id }) => id)).toEqual([branch.id]);
    const whole = (await district.get<OrganisationTree>(`/organisations/tree?rootId=${top.id}`)).body;
    expect(whole.items).toHaveLength(2);
    const offered = await community.get<{ items: { id: string }[] }>(
      `/organisations/superiors?type=branch&subtype=grid&unitId=${units.grid}`,
    );
    expect(offered.body.items.map(({ id }) => id)).toEqual([top.id]);
    const posts = await community.get<{ items: { id: string; title: string }[] }>('/post-types?type=branch');
    expect(posts.body.items[0]).toMatchObject({ id: 'secretary', title: '书记' });
  });
});
