// Long because every operation on units is tried on one server, whose start costs more than a test.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page, Problem, Unit, UnitChange, UnitDetail, UnitRef } from '@linli/contracts';
import { pageOf, problemSchema, unitChangeSchema, unitDetailSchema, unitSchema } from '@linli/contracts';
import { ADMIN, startUnitServer } from './testing/unit-server.ts';
import type { UnitServer } from './testing/unit-server.ts';

type Person = Awaited<ReturnType<UnitServer['person']>>;
type Hits = { items: (Unit & { path: UnitRef[] })[] };
type Changes = { items: UnitChange[] };

let server: UnitServer;
/** Each test has a district of its own: codes begin with a number that nobody else uses. */
let code: string;
let district: number;
let streets: [number, number];
let community: number;
let admin: Person;
let worker: Person;
let tests = 0;

beforeAll(async () => {
  server = await startUnitServer();
});
afterAll(() => server?.close());
beforeEach(async () => {
  code = String(100_000 + ++tests);
  const { platform } = server;
  district = await platform.unit('district', 1, `区${code}`, code);
  streets = [
    await platform.unit('street', district, '东街道', `${code}001`),
    await platform.unit('street', district, '西街道', `${code}002`),
  ];
  community = await platform.unit('community', streets[0], '团结社区', `${code}001001`);
  admin = await server.person('王区管', ADMIN, district);
  worker = await server.person('李网格', ['core.unit.read'], community);
});

const detail = async (person: Person, id: number) => {
  const answer = await person.get<UnitDetail>(`/units/${id}`);
  expect(answer.status).toBe(200);
  return unitDetailSchema.parse(answer.body);
};
const history = async (id: number) => {
  const answer = await admin.get<Changes>(`/units/${id}/history`);
  expect(answer.status).toBe(200);
  return answer.body.items.map((line) => unitChangeSchema.parse(line));
};
const problemOf = (answer: { status: number; body: unknown }) => {
  const problem = problemSchema.parse(answer.body);
  // Every problem has words of its own: the code never stands in for them.
  expect(problem.title).not.toBe(problem.code);
  expect(problem.remedy).toBeTruthy();
  return { status: answer.status, code: problem.code, field: problem.errors?.[0]?.field };
};

describe('reading', () => {
  test('a unit page has its ancestors, children, code and what the asker may do', async () => {
    await server.platform.unit('grid', community, '第一网格', `${code}001001001`);
    expect(await detail(admin, community)).toMatchObject({
      name: '团结社区',
      code: `${code}001001`,
      childCount: 1,
      ancestors: [
        { id: district, level: 'district' },
        { id: streets[0], name: '东街道', level: 'street' },
      ],
      actions: ['add-child', 'rename', 'move', 'merge', 'split', 'abolish', 'distribute'],
    });
    expect((await detail(worker, community)).actions).toEqual([]);
  });

  test('children come in pages, by code', async () => {
    for (const number of [3, 1, 2])
      await server.platform.unit('grid', community, `网格${number}`, `${code}00100100${number}`);
    const first = await worker.get<Page<Unit>>(`/units?parent=${community}&pageSize=2`);
    expect(pageOf(unitSchema).parse(first.body)).toMatchObject({ total: 3, exact: true, page: 1, pageSize: 2 });
    const second = await worker.get<Page<Unit>>(`/units?parent=${community}&pageSize=2&page=2`);
    expect([...first.body.items, ...second.body.items].map(({ name }) => name)).toEqual(['网格1', '网格2', '网格3']);
    expect((await worker.get(`/units?parent=${community}&pageSize=1000`)).status).toBe(400);
  });

  test('without a parent one sees the units one is anchored at; the nation itself is never shown', async () => {
    const mine = await worker.get<Page<Unit>>('/units');
    expect(mine.body.items.map(({ id }) => id)).toEqual([community]);
    const operator = await server.person('运维', ADMIN, 1);
    const all = await operator.get<Page<Unit>>('/units');
    expect(all.body.items.map(({ id }) => id)).toContain(district);
    expect(all.body.items.map(({ level }) => level)).not.toContain('nation');
  });

  test('what is out of reach, or not there, is the same 404', async () => {
    const other = await server.platform.unit('community', streets[1], '别家社区');
    const bodies: unknown[] = [];
    for (const id of [other, streets[0], 2_000_000_000])
      for (const url of [`/units/${id}`, `/units/${id}/history`, `/units?parent=${id}`]) {
        const answer = await worker.get<Problem>(url);
        expect(problemOf(answer)).toMatchObject({ status: 404, code: 'core.unit.not-found' });
        bodies.push({ ...answer.body, traceId: '' });
      }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    for (const id of ['0', '-1', 'x', '1.5', '99999999999', '1%20OR%201=1'])
      expect((await worker.get(`/units/${id}`)).status).toBe(404);
  });

  test('nobody reads without an account or without the permission', async () => {
    expect((await server.call(undefined, 'GET', `/units/${community}`)).status).toBe(401);
    const stranger = await server.person('路人', ['core.grant.read'], district);
    expect((await stranger.get(`/units/${community}`)).status).toBe(403);
  });
});

describe('searching', () => {
  test('by name, by the beginning of the code, by an old code; each hit with its path', async () => {
    const hits = async (q: string) =>
      (await admin.get<Hits>(`/units/search?q=${encodeURIComponent(q)}`)).body.items.map(({ id }) => id);
    expect(await hits('团结')).toEqual([community]);
    expect(await hits(`${code}001001`)).toEqual([community]);
    expect(await hits(`${code}00`)).toEqual(expect.arrayContaining([...streets, community]));
    const { version } = await detail(admin, community);
    await admin.post(`/units/${community}/move`, { parentId: streets[1], reason: '区划调整', version });
    expect(await hits(`${code}001001`)).toEqual([community]);
    const found = await admin.get<Hits>('/units/search?q=团结');
    expect(found.body.items[0]?.path.map(({ name }) => name)).toEqual([`区${code}`, '西街道']);
  });

  test('finds nothing out of reach, and takes wildcards as letters', async () => {
    await server.platform.unit('community', streets[1], '100%_社区');
    const names = async (person: Person, q: string) =>
      (await person.get<Hits>(`/units/search?q=${encodeURIComponent(q)}`)).body.items.map(({ name }) => name);
    expect(await names(worker, '社区')).toEqual(['团结社区']);
    expect(await names(worker, code)).toEqual(['团结社区']);
    expect(await names(admin, '%')).toEqual(['100%_社区']);
    expect(await names(admin, '0%_')).toEqual(['100%_社区']);
    expect(await names(admin, '\\')).toEqual([]);
    expect((await admin.get('/units/search?q=%20')).status).toBe(400);
  });

  test('answers at most 20', async () => {
    for (let number = 0; number < 25; number++) await server.platform.unit('grid', community, `同名网格${number}`);
    expect((await admin.get<Hits>('/units/search?q=同名网格')).body.items).toHaveLength(20);
  });
});

describe('adding', () => {
  test('a grid gets the next code of its community, and a history', async () => {
    const add = (name: string) => admin.post<UnitDetail>('/units', { parentId: community, name });
    const first = await add('第一网格');
    expect(first.status).toBe(201);
    expect(unitDetailSchema.parse(first.body)).toMatchObject({ level: 'grid', code: `${code}001001001`, version: 1 });
    expect((await add('第二网格')).body.code).toBe(`${code}001001002`);
    expect(await history(first.body.id)).toMatchObject([
      {
        kind: 'created',
        by: '王区管',
        before: null,
        after: { name: '第一网格', code: `${code}001001001`, parent: { id: community, name: '团结社区' } },
      },
    ]);
  });

  test('another level takes the code that is entered, or none', async () => {
    const given = await admin.post<UnitDetail>('/units', {
      parentId: streets[0],
      name: '新社区',
      code: `${code}001777`,
    });
    expect(given.body).toMatchObject({ level: 'community', code: `${code}001777` });
    expect((await admin.post<UnitDetail>('/units', { parentId: streets[0], name: '无码社区' })).body.code).toBeNull();
  });

  test('each wrong command gets one clear problem, and nothing is saved', async () => {
    const grid = await admin.post<UnitDetail>('/units', { parentId: community, name: '第一网格' });
    const cases: [unknown, number, string, string | undefined][] = [
      [{ parentId: community, name: '第一网格' }, 409, 'core.unit.name-taken', 'name'],
      [{ parentId: community, name: '甲', code: `${code}001` }, 409, 'core.unit.code-taken', 'code'],
      [{ parentId: community, name: '甲', code: 'abc' }, 400, 'core.http.invalid', 'code'],
      [{ parentId: community, name: ' ' }, 400, 'core.http.invalid', 'name'],
      [{ parentId: community, name: '=1+1' }, 400, 'core.unit.bad-name', 'name'],
      [{ parentId: community }, 400, 'core.http.invalid', 'name'],
      [{ parentId: grid.body.id, name: '甲' }, 400, 'core.unit.no-child-level', 'parentId'],
      [{ parentId: 2_000_000_000, name: '甲' }, 404, 'core.unit.not-found', 'parentId'],
      [[], 400, 'core.http.invalid', undefined],
    ];
    for (const [body, status, problem, field] of cases) {
      const answer = problemOf(await admin.post('/units', body));
      expect(answer).toMatchObject({ status, code: problem });
      if (field) expect(answer.field).toBe(field);
    }
    expect((await detail(admin, community)).childCount).toBe(1);
  });

  test('who may only read is refused, and who may add elsewhere is told that this is out of reach', async () => {
    expect((await worker.post('/units', { parentId: community, name: '甲' })).status).toBe(403);
    const mixed = await server.person('两地', ['core.unit.read'], district);
    await server.platform.grant(mixed.id, ['core.unit.create'], streets[1]);
    expect(problemOf(await mixed.post('/units', { parentId: community, name: '甲' }))).toMatchObject({
      status: 403,
      code: 'core.unit.out-of-reach',
    });
    expect((await mixed.post('/units', { parentId: streets[1], name: '甲' })).status).toBe(201);
  });

  test('a request that is sent again is done once', async () => {
    const headers = { 'idempotency-key': `add-grid-${code}` };
    const [first, again] = [
      await admin.post<UnitDetail>('/units', { parentId: community, name: '一次网格' }, headers),
      await admin.post<UnitDetail>('/units', { parentId: community, name: '一次网格' }, headers),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
  });

  test('ten grids added at once get ten codes', async () => {
    const added = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        admin.post<UnitDetail>('/units', { parentId: community, name: `网格${index}` }),
      ),
    );
    expect(added.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(added.map(({ body }) => body.code)).size).toBe(10);
  });
});

describe('renaming', () => {
  test('keeps the history', async () => {
    const { version } = await detail(admin, community);
    const renamed = await admin.patch<UnitDetail>(`/units/${community}`, { name: ' 和谐社区 ', version });
    expect(renamed.body).toMatchObject({ name: '和谐社区', version: version + 1 });
    expect(await history(community)).toMatchObject([
      { kind: 'renamed', before: { name: '团结社区' }, after: { name: '和谐社区' } },
    ]);
  });

  test('two people at once: one is done, the other is told', async () => {
    const { version } = await detail(admin, community);
    const other = await server.person('赵区管', ADMIN, district);
    const answers = await Promise.all([
      admin.patch(`/units/${community}`, { name: '甲社区', version }),
      other.patch(`/units/${community}`, { name: '乙社区', version }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(problemOf(lost ?? { status: 0, body: null }).code).toBe('core.record.changed');
    expect(await history(community)).toHaveLength(1);
  });

  test('a sibling of the same name, the nation, and what is out of reach are refused', async () => {
    await server.platform.unit('community', streets[0], '和谐社区');
    const { version } = await detail(admin, community);
    const body = { name: '和谐社区', version };
    expect(problemOf(await admin.patch(`/units/${community}`, body)).code).toBe('core.unit.name-taken');
    const operator = await server.person('运维', ADMIN, 1);
    expect(problemOf(await operator.patch('/units/1', { name: '甲', version: 1 })).code).toBe('core.unit.root');
    const elsewhere = await server.person('别处', ADMIN, streets[1]);
    expect((await elsewhere.patch(`/units/${community}`, body)).status).toBe(404);
  });
});

describe('moving', () => {
  const move = async (person: Person, id: number, more: Record<string, unknown>) =>
    person.post<UnitDetail>(`/units/${id}/move`, {
      reason: '区划调整',
      version: (await detail(admin, id)).version,
      ...more,
    });

  test('the codes follow, the old ones still find the units, and the history says why', async () => {
    const grid = await admin.post<UnitDetail>('/units', { parentId: community, name: '第一网格' });
    const next = `${code}002009`;
    const moved = await move(admin, community, { parentId: streets[1], code: next });
    expect(moved.status).toBe(200);
    expect(moved.body).toMatchObject({
      code: next,
      parentId: streets[1],
      ancestors: [{ id: district }, { id: streets[1] }],
      aliases: [{ code: `${code}001001`, reason: 'moved' }],
    });
    expect(await detail(admin, grid.body.id)).toMatchObject({
      code: `${next}001`,
      ancestors: [{}, { id: streets[1] }, { id: community }],
      aliases: [{ code: `${code}001001001` }],
    });
    expect(await history(community)).toMatchObject([
      { kind: 'recoded', reason: '区划调整', before: { code: `${code}001001` }, after: { code: next } },
      {
        kind: 'moved',
        reason: '区划调整',
        before: { parent: { id: streets[0], name: '东街道' } },
        after: { parent: { id: streets[1], name: '西街道' }, affected: 2 },
      },
    ]);
    expect((await history(grid.body.id)).map(({ kind }) => kind)).toEqual(['recoded', 'created']);
  });

  test('without a new code it is pending, and an old code is nobody else’s', async () => {
    const grid = await admin.post<UnitDetail>('/units', { parentId: community, name: '第一网格' });
    expect((await move(admin, community, { parentId: streets[1] })).body.code).toBeNull();
    expect((await detail(admin, grid.body.id)).code).toBeNull();
    const taken = { parentId: streets[0], name: '冒名社区', code: `${code}001001` };
    expect(problemOf(await admin.post('/units', taken))).toMatchObject({ status: 409, code: 'core.unit.code-taken' });
    // A grid added meanwhile has no code to derive one from; one of the old numbers is not given out again later.
    expect((await admin.post<UnitDetail>('/units', { parentId: community, name: '第二网格' })).body.code).toBeNull();
    const back = await move(admin, community, { parentId: streets[0], code: `${code}001001` });
    expect(back.body).toMatchObject({ code: `${code}001001`, aliases: [] });
    expect((await admin.post<UnitDetail>('/units', { parentId: community, name: '第三网格' })).body.code).toBe(
      `${code}001001002`,
    );
  });

  test('cycle, wrong level, same parent and a taken code are one clear problem each', async () => {
    const grid = await admin.post<UnitDetail>('/units', { parentId: community, name: '第一网格' });
    const other = await admin.post<UnitDetail>('/units', { parentId: streets[1], name: '团结社区' });
    const cases: [number, Record<string, unknown>, number, string][] = [
      [community, { parentId: community }, 400, 'core.unit.cycle'],
      [community, { parentId: grid.body.id }, 400, 'core.unit.cycle'],
      [community, { parentId: streets[0] }, 400, 'core.unit.same-parent'],
      [community, { parentId: district }, 400, 'core.unit.wrong-level'],
      [grid.body.id, { parentId: streets[1] }, 400, 'core.unit.wrong-level'],
      [community, { parentId: streets[1] }, 409, 'core.unit.name-taken'],
      [grid.body.id, { parentId: other.body.id, code: `${code}001` }, 409, 'core.unit.code-taken'],
      [community, { parentId: 2_000_000_000 }, 404, 'core.unit.not-found'],
      [community, { parentId: streets[1], version: 99 }, 409, 'core.record.changed'],
      [community, { parentId: streets[1], reason: '' }, 400, 'core.http.invalid'],
    ];
    for (const [id, more, status, problem] of cases)
      expect(problemOf(await move(admin, id, more))).toMatchObject({ status, code: problem });
    expect(await history(community)).toEqual([]);
    await server.platform.unit('grid', community, '长码网格', `${code}00100112345`);
    await admin.patch(`/units/${other.body.id}`, { name: '另一社区', version: 1 });
    expect(problemOf(await move(admin, community, { parentId: streets[1], code: '1'.repeat(17) })).code).toBe(
      'core.unit.code-too-long',
    );
  });

  test('needs the permission at the unit and at the new parent', async () => {
    const east = await server.person('东街', ADMIN, streets[0]);
    expect((await move(east, community, { parentId: streets[1] })).status).toBe(404);
    await server.platform.grant(east.id, ['core.unit.read'], district);
    expect(problemOf(await move(east, community, { parentId: streets[1] }))).toMatchObject({
      status: 403,
      code: 'core.unit.out-of-reach',
    });
    const west = await server.person('西街', ADMIN, streets[1]);
    await server.platform.grant(west.id, ['core.unit.read'], district);
    expect((await move(west, community, { parentId: streets[1] })).status).toBe(403);
    expect((await move(admin, community, { parentId: streets[1] })).status).toBe(200);
  });

  test('from then on the new street sees it and the old one does not, and grants inside it are worked out anew', async () => {
    const east = await server.person('东街', ['core.unit.read'], streets[0]);
    const west = await server.person('西街', ['core.unit.read'], streets[1]);
    const version = async (id: string) =>
      (
        await server.database.client.query<{ v: number }>(
          'SELECT access_version AS v FROM core.account WHERE id = $1',
          [id],
        )
      ).rows[0]?.v ?? 0;
    const [ofWorker, ofWest] = [await version(worker.id), await version(west.id)];
    await move(admin, community, { parentId: streets[1] });
    expect((await east.get(`/units/${community}`)).status).toBe(404);
    expect((await west.get(`/units/${community}`)).status).toBe(200);
    expect((await detail(worker, community)).ancestors.map(({ id }) => id)).toEqual([district, streets[1]]);
    expect(await version(worker.id)).toBe(ofWorker + 1);
    expect(await version(west.id)).toBe(ofWest);
  });

  test('two people move it at once: one is done, the other is told', async () => {
    const third = await server.platform.unit('street', district, '北街道');
    const answers = await Promise.all([
      move(admin, community, { parentId: streets[1] }),
      move(admin, community, { parentId: third }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await history(community)).filter(({ kind }) => kind === 'moved')).toHaveLength(1);
  });
});

test('problems come in English to who asks for English', async () => {
  const answer = await admin.get<Problem>('/units/2000000000', { 'accept-language': 'en' });
  expect(answer.body.title).toBe('There is no such unit, or it is outside your reach');
});

test('every route says in the OpenAPI document which permission it needs', () => {
  const routes = Object.entries(server.openApi().paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Record<string, unknown>>).map(
      ([method, operation]) => [`${method} ${path}`, operation['x-linli-permissions']] as const,
    ),
  );
  const own = routes.filter(([route]) => route.includes('/units') || route.includes('/unit-imports'));
  expect(own.length).toBeGreaterThanOrEqual(12);
  for (const [route, permissions] of own)
    expect([route, permissions]).toEqual([route, expect.arrayContaining([expect.stringMatching(/^core\.unit\./)])]);
});
