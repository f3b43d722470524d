import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { todoCountSchema, todoKindsSchema, todoPageSchema, type Problem, type UnitDetail } from '@linli/contracts';
import type { Asker } from '../testing/asker.ts';
import { ANSWER, CHECK, READ, WRITE, startTodoWorld } from './testing/todo-world.ts';
import type { TodoWorld } from './testing/todo-world.ts';

let world: TodoWorld;
let tests = 0;
let district: number;
let street: number;
let community: number;
let other: number;

beforeAll(async () => {
  world = await startTodoWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  await world.core.database.client.query('DELETE FROM core.todo');
  const { platform } = world.core;
  const code = String(400_000 + ++tests);
  district = await platform.unit('district', 1, `区${tests}`, code);
  street = await platform.unit('street', district, `甲街道${tests}`, `${code}001`);
  community = await platform.unit('community', street, `甲社区${tests}`, `${code}001001`);
  other = await platform.unit('street', district, `乙街道${tests}`, `${code}002`);
  world.core.setClock(0);
});
const sql = (text: string, values: unknown[] = []) => world.core.database.client.query(text, values);
const worker = (unitId: number, permissions = [READ, WRITE]) => world.asker('worker', [permissions, unitId]);
const problemOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];

describe('a todo is seen', () => {
  test('by whoever holds its permission where it stands and may read it there, and by nobody else', async () => {
    await world.open({ unitId: community, title: '社区的事' });
    await world.open({ unitId: other, title: '别处的事' });
    const seen = async (...grants: Parameters<TodoWorld['asker']>[1][]) =>
      world.titles(await world.asker('someone', ...grants));
    expect(await seen([[READ, WRITE], community])).toEqual(['社区的事']);
    expect(await seen([[READ, WRITE], street])).toEqual(['社区的事']);
    expect((await seen([[READ, WRITE], district])).sort()).toEqual(['别处的事', '社区的事']);
    expect((await seen([[READ, WRITE], 1])).sort()).toEqual(['别处的事', '社区的事']);
    expect(await seen([[READ], district])).toEqual([]);
    expect(await seen([[WRITE], district])).toEqual([]);
    expect(await seen([[WRITE], district], [[READ], community])).toEqual(['社区的事']);
    expect(await seen([[WRITE], other], [[READ], community])).toEqual([]);
    expect(await seen()).toEqual([]);
  });

  test('by the account that it names alone, as long as that may do it; where no permission is asked, always', async () => {
    const [named, colleague, outsider] = [await worker(street), await worker(street), await world.asker('outsider')];
    await world.open({ unitId: community, title: '给他的', account: named.id });
    await world.open({ unitId: community, title: '外面的人答复', kind: ANSWER, account: outsider.id });
    expect(await world.titles(named)).toEqual(['给他的']);
    expect(await world.titles(colleague)).toEqual([]);
    expect((await world.page(outsider)).items).toMatchObject([{ record: { title: '外面的人答复' }, byName: true }]);
    const elsewhere = await worker(other);
    await world.open({ unitId: community, title: '不归他', account: elsewhere.id });
    expect(await world.titles(elsewhere)).toEqual([]);
  });

  test('not by whoever must not do it', async () => {
    const [resolver, verifier] = [await worker(street), await worker(street)];
    await world.open({ unitId: community, barrier: resolver.id });
    expect([await world.count(resolver), await world.count(verifier)]).toEqual([
      { total: 0, exact: true },
      { total: 1, exact: true },
    ]);
  });

  test('with what it is, where, since when and until when, in the asker’s language', async () => {
    const asker = await worker(street);
    const id = await world.open({
      unitId: community,
      title: '三号楼前',
      since: '2026-11-23T01:00:00Z',
      until: new Date(Date.now() - 86_400_000).toISOString(),
    });
    const { items } = todoPageSchema.parse(await world.page(asker));
    expect(items).toMatchObject([
      {
        kind: { id: CHECK, title: '待检查' },
        plugin: { id: 'fake', title: '样例' },
        record: { type: 'fake.row', id, title: '三号楼前' },
        address: `/p/fake/rows/${id}`,
        unit: { id: community, level: 'community' },
        byName: false,
        since: '2026-11-23T01:00:00.000Z',
        due: { standing: 'over', days: 1 },
      },
    ]);
    expect(items[0]?.path.map(({ level }) => level)).toEqual(['district', 'street']);
    const english = await asker.send('GET', '/me/todos', undefined, { 'accept-language': 'en' });
    expect(todoPageSchema.parse(english.body).items[0]?.kind.title).toBe('To check');
    expect(todoKindsSchema.parse(await world.kinds(asker)).items).toEqual([
      { id: CHECK, title: '待检查', plugin: { id: 'fake', title: '样例' } },
      { id: ANSWER, title: '待答复', plugin: { id: 'fake', title: '样例' } },
    ]);
  });
});

describe('the list', () => {
  test('begins with what is overdue, goes on by deadline, and ends with what has none, longest first', async () => {
    const asker = await worker(district);
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    await world.open({ unitId: street, title: '无期限，新', since: at(-1) });
    await world.open({ unitId: community, title: '明天', until: at(24) });
    await world.open({ unitId: other, title: '无期限，旧', since: at(-50) });
    await world.open({ unitId: other, title: '超期', until: at(-30) });
    await world.open({ unitId: street, title: '点名的', account: asker.id, until: at(2) });
    const order = ['超期', '点名的', '明天', '无期限，旧', '无期限，新'];
    expect(await world.titles(asker)).toEqual(order);
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) =>
        asker.get(`/me/todos?pageSize=2&page=${page}`).then(({ body }) => todoPageSchema.parse(body)),
      ),
    );
    expect(pages.flatMap(({ items }) => items.map(({ record }) => record.title))).toEqual(order);
    expect(pages.map(({ total }) => total)).toEqual([5, 5, 5, 5]);
  });

  test('is narrowed to a plugin, a kind and a unit', async () => {
    const asker = await worker(district);
    await world.open({ unitId: community, title: '查' });
    await world.open({ unitId: other, title: '答', kind: ANSWER, account: asker.id });
    expect(await world.titles(asker, `kind=${CHECK}`)).toEqual(['查']);
    expect(await world.titles(asker, `kind=${ANSWER}`)).toEqual(['答']);
    expect(await world.titles(asker, 'kind=fake.row.to-lose')).toEqual([]);
    expect(await world.titles(asker, 'plugin=fake')).toHaveLength(2);
    expect(await world.titles(asker, 'plugin=other')).toEqual([]);
    expect(await world.titles(asker, `unit=${street}`)).toEqual(['查']);
    expect(await world.titles(asker, `unit=${other}`)).toEqual(['答']);
    expect(await world.titles(asker, 'unit=1')).toHaveLength(2);
  });

  test('refuses what makes no sense, and asks for a log-in', async () => {
    const asker = await worker(street);
    const ask = async (query: string) => problemOf(await asker.get(`/me/todos?${query}`));
    expect(await ask('unit=2000000')).toEqual([400, 'core.unit.unknown']);
    for (const wrong of ['page=0', 'pageSize=1000', 'kind=x', 'plugin=A', 'unit=one', 'page=1e9'])
      expect(await ask(wrong)).toEqual([400, 'core.http.invalid']);
    expect((await world.core.send('/api/core/v1/me/todos')).status).toBe(401);
    expect((await world.core.send('/api/core/v1/me/todos/count')).status).toBe(401);
  });

  test('is counted in the header no further than to 99', async () => {
    const asker = await worker(district);
    for (let at = 0; at < 99; at += 1) await world.open({ unitId: at % 2 ? community : other });
    expect(await world.count(asker)).toEqual({ total: 99, exact: true });
    await world.open({ unitId: other });
    expect(todoCountSchema.parse(await world.count(asker))).toEqual({ total: 99, exact: false });
    expect(await world.page(asker)).toMatchObject({ total: 100, exact: true });
  });
});

describe('without anybody touching the todos it is right at once', () => {
  const change = async (by: Asker, what: string, unit: number, body: object) => {
    const { version } = (await by.get<UnitDetail>(`/units/${unit}`)).body;
    const answer = await by.post(`/units/${unit}/${what}`, { reason: '区划调整', version, ...body });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  };
  const admin = () =>
    world.asker('admin', [
      ['core.unit.read', 'core.unit.move', 'core.unit.merge', 'core.unit.create', 'core.account.update'],
      district,
    ]);

  test('when a unit moves', async () => {
    const [here, there] = [await worker(street), await worker(other)];
    await world.open({ unitId: community });
    expect([(await world.count(here)).total, (await world.count(there)).total]).toEqual([1, 0]);
    await change(await admin(), 'move', community, { parentId: other });
    expect([(await world.count(here)).total, (await world.count(there)).total]).toEqual([0, 1]);
  });

  test('when units merge, for those whose grants followed', async () => {
    const [here, above] = [await worker(community), await worker(other)];
    const into = await world.core.platform.unit('community', other, `并入${tests}`);
    await world.open({ unitId: community });
    await change(await admin(), 'merge', community, { into: { unitId: into } });
    expect([(await world.count(here)).total, (await world.count(above)).total]).toEqual([1, 1]);
    expect((await world.page(here)).items).toMatchObject([{ unit: { id: into } }]);
  });

  test('when a grant ends, begins or runs out', async () => {
    const asker = await worker(street);
    await world.open({ unitId: community });
    await world.open({ unitId: community, account: asker.id });
    expect((await world.count(asker)).total).toBe(2);
    await sql(`UPDATE core."grant" SET valid_to = now() WHERE account_id = $1`, [asker.id]);
    await world.settle();
    expect((await world.count(asker)).total).toBe(0);
    await sql(`UPDATE core."grant" SET valid_to = now() + interval '700 milliseconds' WHERE account_id = $1`, [
      asker.id,
    ]);
    await world.settle();
    expect((await world.count(asker)).total).toBe(2);
    await world.core.until(async () => (await world.count(asker)).total === 0);
  });

  test('when an account is disabled and used again', async () => {
    const asker = await worker(street);
    await world.open({ unitId: community, account: asker.id });
    await sql('UPDATE core.account SET disabled_at = now() WHERE id = $1', [asker.id]);
    await world.settle();
    expect((await asker.get('/me/todos')).status).toBe(403);
    await sql('UPDATE core.account SET disabled_at = NULL WHERE id = $1', [asker.id]);
    await world.settle();
    expect((await world.count(asker)).total).toBe(1);
  });
});

test('what a plugin lets wait is shown while its process is away, and hidden with the number of it once it is gone', async () => {
  const asker = await worker(street);
  const stranger = await worker(other);
  await world.open({ unitId: community });
  await world.open({ unitId: community, kind: ANSWER, account: asker.id, id: randomUUID() });
  const crash = await world.core.send('/api/plugins/fake/v1/crash', {
    headers: { authorization: (await world.core.person('crasher', [[[READ], street]])).authorization },
  });
  expect(crash.status).toBeGreaterThanOrEqual(500);
  expect((await world.count(asker)).total).toBe(2);

  world.removePlugin();
  await world.core.restart();
  expect(await world.titles(asker)).toEqual([]);
  expect(await world.count(asker)).toEqual({ total: 0, exact: true });
  expect(await world.kinds(asker)).toEqual({ items: [], absent: [{ plugin: 'fake', total: 2, exact: true }] });
  expect(await world.kinds(stranger)).toEqual({ items: [], absent: [] });
});
