// Long because each change of the tree is followed over midnight on one server, whose start costs more than a test.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type {
  Page,
  Problem,
  Unit,
  UnitChange,
  UnitDetail,
  UnitDistribution,
  UnitPlan,
  UnitPreview,
} from '@linli/contracts';
import {
  pageOf,
  problemSchema,
  unitDetailSchema,
  unitDistributionSchema,
  unitPlanSchema,
  unitPreviewSchema,
} from '@linli/contracts';
import { MATTER_READ, prepareMatters } from './testing/matters.ts';
import type { Matters } from './testing/matters.ts';
import { ADMIN, startUnitServer } from './testing/unit-server.ts';
import type { UnitServer } from './testing/unit-server.ts';

type Person = Awaited<ReturnType<UnitServer['person']>>;

let server: UnitServer;
let matters: Matters;
let code: string;
let district: number;
let east: number;
let west: number;
let admin: Person;
let tests = 0;

beforeAll(async () => {
  server = await startUnitServer();
  matters = await prepareMatters(server);
});
afterAll(async () => {
  await matters?.close();
  await server?.close();
});
beforeEach(async () => {
  code = String(300_000 + ++tests);
  const { platform } = server;
  district = await platform.unit('district', 1, `区${code}`, code);
  east = await platform.unit('street', district, '东街道', `${code}001`);
  west = await platform.unit('street', district, '西街道', `${code}002`);
  admin = await server.person('王区管', ADMIN, district);
});

const detail = async (id: number, person = admin) => {
  const answer = await person.get<UnitDetail>(`/units/${id}`);
  expect(answer.status).toBe(200);
  return unitDetailSchema.parse(answer.body);
};
const kinds = async (id: number) =>
  (await admin.get<{ items: UnitChange[] }>(`/units/${id}/history`)).body.items.map(({ kind }) => kind);
/** Sends a change with the version of the unit as it is. */
const change = async <T = UnitPlan>(what: string, id: number, body: Record<string, unknown>, person = admin) => {
  const { version } = await detail(id);
  return person.post<T>(`/units/${id}/${what}`, { reason: '区划调整', version, ...body });
};
const preview = async (kind: string, id: number, body: Record<string, unknown>) => {
  const { version } = await detail(id);
  const answer = await admin.post<UnitPreview>(`/units/${id}/preview`, { kind, reason: '区划调整', version, ...body });
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  return unitPreviewSchema.parse(answer.body);
};
const planOf = (answer: { status: number; body: UnitPlan }) => {
  expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ id: expect.any(String) })]);
  return unitPlanSchema.parse(answer.body);
};
const problemOf = (answer: { status: number; body: unknown }) => {
  const problem = problemSchema.parse(answer.body);
  expect(problem.title).not.toBe(problem.code);
  expect(problem.remedy).toBeTruthy();
  return { status: answer.status, code: problem.code };
};
const names = async (parent: number, more = '', person = admin) =>
  (await person.get<Page<Unit>>(`/units?parent=${parent}${more}`)).body.items.map(({ name }) => name);
const waiting = async (person = admin, more = '') => {
  const answer = await person.get<Page<UnitDistribution>>(`/unit-distribution?pageSize=100${more}`);
  expect(answer.status).toBe(200);
  return pageOf(unitDistributionSchema).parse(answer.body).items;
};

describe('two streets merged on a date', () => {
  const build = async () => {
    const { platform } = server;
    const a = await platform.unit('community', east, '团结社区', `${code}001001`);
    const b = await platform.unit('community', west, '团结社区', `${code}002001`);
    await platform.unit('grid', b, '第一网格', `${code}002001001`);
    await matters.add(east, `${code} 东 开`);
    await matters.add(east, `${code} 东 结`, 'closed');
    await matters.add(b, `${code} 社`);
    const worker = await server.person('李主任', ['core.unit.read', MATTER_READ], west);
    return { a, b, worker };
  };
  const body = (day: string) => ({ others: [west], into: { name: '和平街道', code: `${code}003` }, effectiveOn: day });

  test('before midnight nothing has changed, after it everything has', async () => {
    const { b, worker } = await build();
    const day = server.clock.day(3);
    const plan = planOf(await change('merge', east, body(day)));
    expect(plan).toMatchObject({
      kind: 'merge',
      state: 'planned',
      effectiveOn: day,
      targets: ['和平街道'],
      actions: ['cancel'],
    });

    server.clock.goTo(day, -2_000);
    expect(await names(district)).toEqual(['东街道', '西街道']);
    expect(await matters.seen(east)).toEqual([`${code} 东 开`, `${code} 东 结`]);
    expect(await matters.seen(west)).toEqual([`${code} 社`]);
    expect((await detail(east)).state).toBe('active');

    server.clock.goTo(day, 0);
    expect(await names(district)).toEqual(['和平街道']);
    const [merged] = (await admin.get<Page<Unit>>(`/units?parent=${district}`)).body.items;
    const into = merged?.id ?? 0;
    expect(await matters.seen(into)).toEqual([`${code} 东 开`, `${code} 东 结`, `${code} 社`]);
    expect(await matters.seen(east, west)).toEqual([]);
    expect(await detail(east)).toMatchObject({
      state: 'merged',
      validTo: day,
      code: `${code}001`,
      successors: [{ id: into, name: '和平街道' }],
    });
    expect(await detail(into)).toMatchObject({
      code: `${code}003`,
      validFrom: day,
      predecessors: [{ id: east }, { id: west }],
      aliases: expect.arrayContaining([expect.objectContaining({ code: `${code}002`, reason: 'merged' })]),
    });
    // The first community keeps its number; of the second one with the same, name and number are told apart.
    const children = (await admin.get<Page<Unit>>(`/units?parent=${into}`)).body.items;
    expect(children.map((unit) => [unit.name, unit.code])).toEqual([
      ['团结社区', `${code}003001`],
      ['西街道团结社区', null],
    ]);
    const grids = (await admin.get<Page<Unit>>(`/units?parent=${b}`)).body.items;
    expect(grids.map((unit) => unit.code)).toEqual([null]);
    for (const old of [`${code}001`, `${code}002`]) {
      const hits = await admin.get<{ items: Unit[] }>(`/units/search?q=${old}`);
      expect(hits.body.items.map(({ id }) => id)).toContain(into);
    }
    expect((await worker.get(`/units/${into}`)).status).toBe(200);
    expect((await worker.get(`/units/${west}`)).status).toBe(404);
    expect((await admin.get<Page<UnitPlan>>(`/unit-plans?unit=${east}`)).body.items).toMatchObject([
      { id: plan.id, state: 'applied' },
    ]);
    expect(await kinds(east)).toEqual(['merged', 'planned']);
    expect(await kinds(into)).toEqual(['arose']);
  });

  test('a day of the past shows the tree of that day, also what is gone since', async () => {
    const { worker, b } = await build();
    const before = server.clock.day(0);
    server.clock.passDays(2);
    const day = server.clock.day(0);
    planOf(await change('merge', east, body(day)));
    expect(await names(district, `&asOf=${before}`)).toEqual(['东街道', '西街道']);
    expect(await names(west, `&asOf=${before}`)).toEqual(['团结社区']);
    expect(await names(district, `&asOf=${day}`)).toEqual(['和平街道']);
    const past = await admin.get<{ name: string; code: string; ancestors: Unit[] }>(`/units/${b}?asOf=${before}`);
    expect(past.body).toMatchObject({
      name: '团结社区',
      code: `${code}002001`,
      ancestors: [{ id: district }, { id: west }],
    });
    const found = await admin.get<{ items: Unit[] }>(`/units/search?q=${code}002&asOf=${before}`);
    expect(found.body.items.map(({ id }) => id)).toContain(west);
    // Somebody of the new street sees what their street was made of.
    expect((await worker.get<Page<Unit>>(`/units?asOf=${before}`)).body.items.map(({ name }) => name)).toEqual([
      '东街道',
      '西街道',
    ]);
    expect(problemOf(await admin.get(`/units?parent=${district}&asOf=${server.clock.day(1)}`))).toEqual({
      status: 400,
      code: 'core.unit.no-such-day',
    });
  });

  test('the preview counts what would happen, and saves nothing', async () => {
    await build();
    const seen = await preview('merge', east, body(server.clock.day(1)));
    expect(seen).toMatchObject({
      atOnce: false,
      ended: [{ id: east }, { id: west }],
      moved: 3,
      codesChanged: 1,
      codesPending: 2,
      names: [{ before: '团结社区', after: '西街道团结社区' }],
      rows: [{ plugin: 'matters', title: '事项', follow: 2, wait: 0, stay: 0 }],
      grants: [{ account: '李主任', unit: '西街道', fate: 'follow' }],
      waitsAt: null,
    });
    expect(await names(district)).toEqual(['东街道', '西街道']);
    expect(await kinds(east)).toEqual([]);
    expect((await admin.get<Page<UnitPlan>>(`/unit-plans?unit=${east}`)).body.total).toBe(0);
  });

  test('one street may go on, and grants may end instead', async () => {
    const { worker } = await build();
    planOf(await change('merge', west, { into: { unitId: east }, grants: 'end' }));
    expect(await names(district)).toEqual(['东街道']);
    expect(await names(east)).toEqual(['团结社区', '西街道团结社区']);
    expect((await worker.get(`/units/${east}`)).status).toBe(403);
    const { rows } = await server.database.client.query<{ end_reason: string }>(
      'SELECT end_reason FROM core."grant" WHERE account_id = $1',
      [worker.id],
    );
    expect(rows).toEqual([{ end_reason: '区划调整' }]);
  });

  test('whoever held the same in both, in one of them from later on, loses nothing in between', async () => {
    const { worker } = await build();
    const { client } = server.database;
    await client.query(
      `INSERT INTO core."grant" (account_id, role_id, unit_id, reason, valid_from)
       SELECT account_id, role_id, $2, 'test', now() + interval '30 days' FROM core."grant" WHERE account_id = $1`,
      [worker.id, east],
    );
    planOf(await change('merge', west, { into: { unitId: east } }));
    expect((await worker.get(`/units/${east}`)).status).toBe(200);
  });

  test('a code that contains the old street’s follows, and the old one still finds its unit', async () => {
    const { b } = await build();
    const day = server.clock.day(1);
    planOf(await change('merge', west, { into: { unitId: east }, effectiveOn: day }));
    await server.platform.unit('community', west, '新村社区', `${code}002007`);
    server.clock.goTo(day);
    const hit = await admin.get<{ items: Unit[] }>(`/units/search?q=${code}002007`);
    expect(hit.body.items).toMatchObject([{ name: '新村社区', code: `${code}001007` }]);
    expect((await detail(b)).aliases).toMatchObject([{ code: `${code}002001`, reason: 'merged' }]);
    const grid = (await admin.get<Page<Unit>>(`/units?parent=${b}`)).body.items[0];
    expect(grid?.code).toBeNull();
  });

  test('nothing new is written into a street that has ended, and the answer names the one that took over', async () => {
    await build();
    planOf(await change('merge', west, { into: { unitId: east } }));
    await expect(matters.add(west, '晚到')).rejects.toMatchObject({
      constraint: 'unit_active',
      detail: expect.stringContaining('东街道'),
    });
    expect(problemOf(await admin.post('/units', { parentId: west, name: '新社区' }))).toEqual({
      status: 409,
      code: 'core.unit.not-active',
    });
    expect(problemOf(await change('move', west, { parentId: district }))).toMatchObject({
      code: 'core.unit.not-active',
    });
  });

  test('whoever is just writing there is waited for, and the row goes along', async () => {
    const { client } = server.database;
    await client.query('BEGIN');
    await client.query('SELECT FROM core.unit WHERE id = $1 FOR SHARE', [west]);
    let done = false;
    const merging = change('merge', west, { into: { unitId: east } }).then((answer) => ((done = true), answer));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(done).toBe(false);
    await client.query('COMMIT');
    expect((await merging).status).toBe(200);
  });
});

describe('a community with two successors', () => {
  const build = async () => {
    const { platform } = server;
    const old = await platform.unit('community', east, '大社区', `${code}001001`);
    const one = await platform.unit('grid', old, '一网格', `${code}001001001`);
    const two = await platform.unit('grid', old, '二网格', `${code}001001002`);
    const open = await matters.add(old, `${code} 开一`);
    const other = await matters.add(old, `${code} 开二`);
    await matters.add(old, `${code} 结`, 'closed');
    await matters.add(two, `${code} 网格`);
    return { old, one, two, open, other };
  };
  const body = (one: number, two: number) => ({
    successors: [
      { name: '东社区', code: `${code}001002` },
      { name: '西社区', code: `${code}001003` },
    ],
    children: [
      { unitId: one, successor: 0 },
      { unitId: two, successor: 1 },
    ],
  });
  const idOf = async (name: string) =>
    (await admin.get<Page<Unit>>(`/units?parent=${east}`)).body.items.find((unit) => unit.name === name)?.id ?? 0;

  test('open rows wait at the street from midnight on, closed ones stay, children go where they were put', async () => {
    const { old, one, two } = await build();
    const day = server.clock.day(1);
    const wanted = await preview('split', old, { ...body(one, two), effectiveOn: day });
    expect(wanted).toMatchObject({ rows: [{ follow: 0, wait: 2, stay: 1 }], waitsAt: { id: east }, codesChanged: 2 });
    planOf(await change('split', old, { ...body(one, two), effectiveOn: day }));
    server.clock.goTo(day, -1_000);
    expect(await matters.seen(old)).toHaveLength(4);
    expect(await waiting()).toEqual([]);

    server.clock.goTo(day);
    expect(await names(east)).toEqual(['东社区', '西社区']);
    expect(await names(east, '&inactive=true')).toEqual(['东社区', '西社区', '大社区']);
    const west_ = await idOf('西社区');
    expect(await matters.seen(west_)).toEqual([`${code} 网格`]);
    expect(await matters.seen(old)).toEqual([`${code} 结`]);
    expect(await matters.seen(east)).toHaveLength(4);
    expect((await detail(two)).code).toBe(`${code}001003002`);
    expect((await detail(old)).successors.map(({ name }) => name)).toEqual(['东社区', '西社区']);
    const list = await waiting();
    expect(
      list.map(({ kind, from, at, successors }) => [kind, from.id, at.id, successors.map(({ name }) => name)]),
    ).toEqual([
      ['事项', old, east, ['东社区', '西社区']],
      ['事项', old, east, ['东社区', '西社区']],
    ]);
    // Who may not read such rows learns that one waits, and no more.
    expect(list.map(({ title }) => title)).toEqual([null, null]);
    const reader = await server.person('街道', ['core.unit.read', 'core.unit.distribute', MATTER_READ], east);
    expect((await waiting(reader)).map(({ title }) => title).sort()).toEqual([`${code} 开一`, `${code} 开二`]);
    expect((await detail(east)).waiting).toBe(true);
  });

  test('they are assigned many at once, to one of the successors only, by who answers for both', async () => {
    const { old, one, two, open, other } = await build();
    planOf(await change('split', old, body(one, two)));
    const [a, b] = [await idOf('东社区'), await idOf('西社区')];
    const stranger = await server.platform.unit('community', east, '别的社区');
    const ids = (await waiting()).map(({ id }) => id);
    const assign = (unitId: number, person = admin, rows = ids) =>
      person.post<Problem>('/unit-distribution/assign', { ids: rows, unitId });
    expect(problemOf(await assign(stranger)).code).toBe('core.unit.not-a-successor');
    const ofA = await server.person('东社区', ['core.unit.read', 'core.unit.distribute'], a);
    expect(await waiting(ofA)).toEqual([]);
    expect(problemOf(await assign(a, ofA)).code).toBe('core.unit.nothing-waits');
    expect(problemOf(await assign(old)).code).toBe('core.unit.not-active');
    const first = ids.slice(0, 1);
    expect((await assign(a, admin, first)).status).toBe(200);
    const [taken, again] = await Promise.all([assign(b), assign(b)]);
    expect([taken.status, again.status].sort()).toEqual([200, 404]);
    expect([await matters.unitOf(open), await matters.unitOf(other)].sort((x, y) => (x ?? 0) - (y ?? 0))).toEqual([
      a,
      b,
    ]);
    expect(await waiting()).toEqual([]);
    expect(await waiting(admin, '&state=assigned')).toHaveLength(2);
    expect((await kinds(old)).slice(0, 2)).toEqual(['distributed', 'distributed']);
  });

  test('what waits for somebody goes where its row goes', async () => {
    const { old, one, two, open, other } = await build();
    for (const row of [open, other]) await matters.waits(row, old);
    const before = await preview('split', old, body(one, two));
    expect(before.rows).toMatchObject([{ follow: 0, wait: 2, stay: 1 }]);
    planOf(await change('split', old, body(one, two)));
    expect([await matters.waitsAt(open), await matters.waitsAt(other)]).toEqual([east, east]);
    const [a, b] = [await idOf('东社区'), await idOf('西社区')];
    const [first, second] = (await waiting()).map(({ id, rowId }) => ({ id, rowId }));
    await admin.post('/unit-distribution/assign', { ids: [first?.id], unitId: a });
    expect([await matters.waitsAt(first?.rowId ?? ''), await matters.waitsAt(second?.rowId ?? '')]).toEqual([a, east]);
    planOf(await change('merge', a, { into: { unitId: b } }));
    expect(await matters.waitsAt(first?.rowId ?? '')).toBe(b);
    planOf(await change('merge', east, { into: { unitId: west } }));
    expect(await matters.waitsAt(second?.rowId ?? '')).toBe(west);
  });

  test('a successor that is merged on passes its rows on too', async () => {
    const { old, one, two } = await build();
    planOf(await change('split', old, body(one, two)));
    const [a, b] = [await idOf('东社区'), await idOf('西社区')];
    planOf(await change('merge', b, { into: { unitId: a } }));
    expect((await waiting())[0]?.successors.map(({ id }) => id)).toEqual([a]);
    // And where the common parent is merged away, the list goes with it.
    planOf(await change('merge', east, { into: { unitId: west } }));
    expect((await waiting()).map(({ at }) => at.id)).toEqual([west, west]);
  });

  test('each child needs a place, and the successors must be different', async () => {
    const { old, one, two } = await build();
    const wrong = async (more: Record<string, unknown>) =>
      problemOf(await change<UnitPlan>('split', old, { ...body(one, two), ...more })).code;
    expect(await wrong({ children: [{ unitId: one, successor: 0 }] })).toBe('core.unit.children-unassigned');
    expect(await wrong({ successors: [{ name: '东社区' }, { name: '东社区' }] })).toBe('core.unit.same-unit');
    expect(await wrong({ successors: [{ name: '东社区' }, { unitId: old }] })).toBe('core.unit.same-unit');
    expect(await wrong({ successors: [{ name: '东社区' }, { unitId: west }] })).toBe('core.unit.other-level');
    expect(await wrong({ successors: [{ name: '东社区' }] })).toBe('core.http.invalid');
    expect((await detail(old)).state).toBe('active');
  });
});

describe('plans', () => {
  test('two on the same unit conflict when they are made, and one can be taken back', async () => {
    const day = server.clock.day(5);
    const plan = planOf(await change('merge', west, { into: { unitId: east }, effectiveOn: day }));
    const second = await change('merge', west, {
      into: { name: '北街道' },
      others: [east],
      effectiveOn: server.clock.day(9),
    });
    expect(problemOf(second)).toEqual({ status: 409, code: 'core.unit.planned-already' });
    expect((second.body as unknown as Problem).title).toContain(day);
    // Nor is what a plan needs abolished under it.
    expect(problemOf(await change('abolish', east, {})).code).toBe('core.unit.planned-already');
    const cancelled = await admin.post<UnitPlan>(`/unit-plans/${plan.id}/cancel`);
    expect(cancelled.body.state).toBe('cancelled');
    expect(problemOf(await admin.post(`/unit-plans/${plan.id}/cancel`)).code).toBe('core.unit.plan-decided');
    server.clock.goTo(day);
    expect(await names(district)).toEqual(['东街道', '西街道']);
    expect(await kinds(west)).toEqual(['cancelled', 'planned']);
  });

  test('one that cannot be applied any more fails alone, says why, and can be tried again', async () => {
    const north = await server.platform.unit('street', district, '北街道', `${code}004`);
    const day = server.clock.day(1);
    const broken = planOf(await change('merge', west, { others: [], into: { unitId: east }, effectiveOn: day }));
    const good = await server.call<UnitDetail>(admin.id, 'PATCH', `/units/${north}`, {
      body: { name: '新北街道', version: 1, effectiveOn: day },
    });
    expect(good.body).toMatchObject({ name: '北街道' });
    // Behind core's back, as no plan of core's own can: the one that was to take over is gone.
    await server.database.client.query(`UPDATE core.unit SET state = 'abolished' WHERE id = $1`, [east]);
    server.clock.goTo(day);
    const [plan] = (await admin.get<Page<UnitPlan>>(`/unit-plans?unit=${west}`)).body.items;
    expect(plan).toMatchObject({
      id: broken.id,
      state: 'failed',
      failure: { code: 'core.unit.not-active' },
      actions: ['retry', 'cancel'],
    });
    expect(plan?.failure?.title).toContain('东街道');
    expect((await detail(west)).state).toBe('active');
    expect((await detail(north)).name).toBe('新北街道');
    expect(problemOf(await admin.post(`/unit-plans/${broken.id}/retry`)).code).toBe('core.unit.not-active');
    await server.database.client.query(`UPDATE core.unit SET state = 'active' WHERE id = $1`, [east]);
    expect((await admin.post<UnitPlan>(`/unit-plans/${broken.id}/retry`)).body.state).toBe('applied');
    expect((await detail(west)).state).toBe('merged');
  });

  test('two that would put each other below themselves: the second fails', async () => {
    const { platform } = server;
    const province = await platform.unit('province', 1, `省${code}`);
    const city = await platform.unit('city', province, `市${code}`);
    const admin2 = await server.person('省管', ADMIN, 1);
    const day = server.clock.day(1);
    const version = (await detail(district)).version;
    const moved = await admin2.post<UnitDetail>(`/units/${district}/move`, {
      parentId: city,
      reason: '归市',
      version,
      effectiveOn: day,
    });
    expect(moved.status).toBe(200);
    const again = await admin2.post(`/units/${district}/move`, { parentId: city, reason: '归市', version });
    expect(problemOf(again).code).toBe('core.unit.planned-already');
    server.clock.goTo(day);
    const at = await server.call<UnitDetail>(admin2.id, 'GET', `/units/${east}`);
    expect(at.body.ancestors.map(({ id }) => id)).toEqual([province, city, district]);
  });

  test('a clock that is set back neither undoes nor repeats anything', async () => {
    const day = server.clock.day(2);
    planOf(await change('merge', west, { into: { unitId: east }, effectiveOn: day }));
    server.clock.goTo(day);
    expect(await names(district)).toEqual(['东街道']);
    server.clock.passDays(-5);
    expect(await names(district)).toEqual(['东街道']);
    server.clock.passDays(5);
    expect(await names(district)).toEqual(['东街道']);
    expect(await kinds(west)).toEqual(['merged', 'planned']);
  });

  test('a transaction that dies half way leaves the plan to the next one', async () => {
    const day = server.clock.day(1);
    planOf(await change('merge', west, { into: { unitId: east }, effectiveOn: day }));
    const { client } = server.database;
    await client.query('SELECT pg_advisory_lock(hashtext($1))', ['linli:tree']);
    server.clock.goTo(day);
    const first = server.plans.catchUp();
    const dies = expect(first).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
    );
    await dies;
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', ['linli:tree']);
    expect(server.plans.isDue).toBe(true);
    expect(await names(district)).toEqual(['东街道']);
    expect(await kinds(west)).toEqual(['merged', 'planned']);
  });

  test('a unit that is planned comes into force on its day, and takes no rows before', async () => {
    const day = server.clock.day(4);
    const made = await admin.post<UnitDetail>('/units', {
      parentId: district,
      name: '南街道',
      code: `${code}009`,
      validFrom: day,
    });
    expect(made.body).toMatchObject({ state: 'planned', validFrom: day });
    await expect(matters.add(made.body.id, '早到')).rejects.toMatchObject({ constraint: 'unit_active' });
    expect(await names(district)).not.toContain('南街道');
    server.clock.goTo(day);
    expect(await names(district)).toContain('南街道');
    await matters.add(made.body.id, `${code} 南`);
    expect(await kinds(made.body.id)).toEqual(['activated', 'created']);
  });
});

describe('abolishing', () => {
  test('without a successor nothing open may be left', async () => {
    const row = await matters.add(west, `${code} 开`);
    expect(problemOf(await change('abolish', west, {})).code).toBe('core.unit.rows-left');
    await server.database.client.query(`UPDATE plugin_matters.matter SET state = 'closed' WHERE id = $1`, [row]);
    await server.platform.unit('community', west, '一社区');
    expect(problemOf(await change('abolish', west, {})).code).toBe('core.unit.children-left');
    planOf(await change('abolish', west, { successorId: east }));
    expect(await detail(west)).toMatchObject({ state: 'abolished', successors: [{ id: east }] });
    expect(await names(east)).toEqual(['一社区']);
    expect(await matters.seen(east)).toEqual([`${code} 开`]);
  });
});

describe('a unit’s own facts', () => {
  test('a pending code, a first day, the kind of a grid, and foreign codes that find it', async () => {
    const community = await server.platform.unit('community', east, '社区', `${code}001001`);
    const grid = await server.platform.unit('grid', community, '网格');
    const patch = async (id: number, body: Record<string, unknown>) => {
      const { version, name } = await detail(id);
      return admin.patch<UnitDetail>(`/units/${id}`, { name, version, ...body });
    };
    const set = await patch(grid, { code: `${code}001001005`, gridKind: 'dedicated', validFrom: '2020-03-01' });
    expect(set.body).toMatchObject({ code: `${code}001001005`, gridKind: 'dedicated', validFrom: '2020-03-01' });
    expect(problemOf(await patch(grid, { code: `${code}001001006` })).code).toBe('core.unit.has-code');
    expect(problemOf(await patch(community, { gridKind: 'basic' })).code).toBe('core.unit.not-a-grid');
    expect(problemOf(await patch(grid, { validFrom: server.clock.day(1) })).code).toBe('core.unit.bad-date');
    expect(await names(community, '&asOf=2020-02-29')).toEqual([]);
    const alias = (system: string, aliasCode: string, id = grid) =>
      admin.post<UnitDetail>(`/units/${id}/aliases`, { system, code: aliasCode });
    const cgrid = `WG${code}`;
    expect((await alias('city-management', cgrid)).status).toBe(201);
    expect((await alias('city-management', `${cgrid}B`)).body.aliases).toHaveLength(2);
    expect(problemOf(await alias('city-management', cgrid, community)).code).toBe('core.unit.alias-taken');
    expect((await alias('cjt-349', '123')).status).toBe(400);
    expect((await alias('cjt-349', `110100${code}00100100`)).status).toBe(201);
    expect((await admin.get<{ items: Unit[] }>(`/units/search?q=${cgrid}`)).body.items.map(({ id }) => id)).toEqual([
      grid,
    ]);
    const left = await admin.post<UnitDetail>(`/units/${grid}/aliases/remove`, {
      system: 'city-management',
      code: cgrid,
    });
    expect(left.body.aliases).toHaveLength(2);
  });

  test('who comes second is told what is there now', async () => {
    const { version } = await detail(east);
    await admin.patch(`/units/${east}`, { name: '新东街道', version });
    const late = await admin.post<Problem>(`/units/${east}/merge`, {
      others: [west],
      into: { name: '和平街道' },
      reason: '晚',
      version,
    });
    expect(late.status).toBe(409);
    expect(late.body.params).toMatchObject({ current: { name: '新东街道', version: version + 1 } });
  });
});

test('a merge needs the permission at every unit it touches', async () => {
  const ofEast = await server.person('东街道', ADMIN, east);
  expect((await change('merge', east, { others: [west], into: { name: '和平街道' } }, ofEast)).status).toBe(404);
  await server.platform.grant(ofEast.id, ['core.unit.read'], district);
  expect(problemOf(await change('merge', east, { others: [west], into: { name: '和平街道' } }, ofEast))).toEqual({
    status: 403,
    code: 'core.unit.out-of-reach',
  });
});
