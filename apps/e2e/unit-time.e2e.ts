import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dayOf, dayStart } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from './src/api.ts';
import { runLinli, startProduct, STARTING_MS } from './src/product.ts';
import type { Product } from './src/product.ts';
import { testWith } from './src/with-plugin.ts';

interface Unit {
  id: number;
  name: string;
  code: string | null;
  version: number;
}
interface Items<T> {
  items: T[];
  total: number;
}
interface Waiting {
  id: string;
  plugin: string;
  title: string | null;
  successors: Unit[];
}
interface Row {
  id: string;
}

const UNITS = '/api/core/v1/units';
const ISSUES = '/api/plugins/grid/v1/issues';
const DAY_MS = 86_400_000;

const clock = path.join(mkdtempSync(path.join(tmpdir(), 'linli-clock-')), 'ahead');
let product: Product;
/** Whoever changes the tree. */
let admin: Api;
let aheadMs = 0;

beforeAll(async () => {
  writeFileSync(clock, '0');
  product = await startProduct({ seeded: true, env: { LINLI_CLOCK_FILE: clock } });
  admin = await Api.as(product, 'zhaomingyuan');
}, STARTING_MS);
afterAll(async () => {
  await product?.stop({ remove: true });
  rmSync(path.dirname(clock), { recursive: true });
});

const tomorrow = () => dayOf(new Date(Date.now() + aheadMs + DAY_MS));
/** Lets the running product's clock stand so many milliseconds beside the beginning of a day. */
function goTo(day: string, besideMs: number): void {
  aheadMs = dayStart(day).getTime() + besideMs - Date.now();
  writeFileSync(clock, String(aheadMs));
}

async function byCode(code: string): Promise<Unit> {
  const { body } = await admin.get<Items<Unit>>(`${UNITS}/search?q=${code}`);
  const [found] = body.items;
  if (!found) throw new Error(`no unit for ${code}`);
  return found;
}
const unit = async (id: number) => (await admin.get<Unit & { state: string }>(`${UNITS}/${id}`)).body;
const children = async (id: number) => (await admin.get<Items<Unit>>(`${UNITS}?parent=${id}`)).body.items;
const issues = async (api: Api, id: number) =>
  (await api.get<Items<Row>>(`${ISSUES}?unit=${id}&pageSize=100`)).body.total;

testWith('grid')(
  'a community with two successors: its open issues wait at the street after midnight and are then assigned',
  async () => {
    const old = await byCode('120102002005');
    const street = await byCode('120102002');
    const desk = await Api.as(product, 'lijianguo');
    for (const text of ['路灯不亮', '井盖破损']) {
      const reported = await desk.post(ISSUES, { unitId: old.id, category: 'facilities', text });
      expect([reported.status, reported.body]).toEqual([201, expect.anything()]);
    }
    const grids = await children(old.id);
    const before = await issues(desk, street.id);
    const own = await issues(desk, old.id);
    const day = tomorrow();
    const split = await admin.post<{ state: string }>(`${UNITS}/${old.id}/split`, {
      successors: [{ name: '东河社区' }, { name: '西河社区' }],
      children: grids.map(({ id }, index) => ({ unitId: id, successor: index % 2 })),
      reason: '社区规模调整',
      effectiveOn: day,
      version: (await unit(old.id)).version,
    });
    expect([split.status, split.body.state]).toEqual([200, 'planned']);

    const distribution = '/api/core/v1/unit-distribution?pageSize=100';
    goTo(day, -60_000);
    expect(await issues(desk, old.id)).toBe(own);
    expect((await desk.get<Items<Waiting>>(distribution)).body.items).toEqual([]);
    const beside = await Api.as(product, 'chenzhiqiang');
    expect(await issues(beside, old.id)).toBe(0);
    goTo(day, 0);
    expect((await unit(old.id)).state).toBe('split');
    expect(await issues(desk, street.id)).toBe(before);
    const names = (await children(street.id)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['东河社区', '西河社区']));
    expect(names).not.toContain(old.name);

    const waiting = await desk.get<Items<Waiting>>(distribution);
    expect(waiting.status).toBe(200);
    // The other street sees neither the rows nor that they wait.
    expect(await issues(beside, street.id)).toBe(0);
    expect((await beside.get<Items<Waiting>>(distribution)).body.items ?? []).toEqual([]);
    expect(waiting.body.items.map(({ title }) => title)).toEqual(expect.arrayContaining(['路灯不亮', '井盖破损']));
    const target = waiting.body.items[0]?.successors[0];
    if (!target) throw new Error('a waiting row has successors');
    const had = await issues(desk, target.id);
    const assigned = await desk.post<{ assigned: number }>('/api/core/v1/unit-distribution/assign', {
      ids: waiting.body.items.map(({ id }) => id),
      unitId: target.id,
    });
    expect(assigned.body.assigned).toBe(waiting.body.items.length);
    // The community's bodies and people waited beside its issues.
    const waited = waiting.body.items.filter(({ plugin }) => plugin === 'grid').length;
    expect(waited).toBeGreaterThanOrEqual(2);
    expect(await issues(desk, target.id)).toBe(had + waited);
  },
);

testWith('grid')(
  'two streets merged on a date: before midnight each has its own, after it the new one has all, and codes follow',
  async () => {
    const [one, two] = [await byCode('120102002'), await byCode('120102004')];
    const child = (await children(two.id)).find(({ code }) => code !== null);
    if (!child?.code) throw new Error(`${two.name} has no community with a code`);
    const [first, second] = [await Api.as(product, 'lijianguo'), await Api.as(product, 'chenzhiqiang')];
    const reported = [await issues(admin, one.id), await issues(admin, two.id)];
    expect(Math.min(...reported)).toBeGreaterThan(0);
    const day = tomorrow();
    const ofChild = await issues(admin, child.id);
    // Who sees which rows: each street its own, and none of the other's.
    const seen = async () => [
      [await issues(first, one.id), await issues(first, two.id)],
      [await issues(second, one.id), await issues(second, two.id)],
    ];
    const apart = [
      [reported[0], 0],
      [0, reported[1]],
    ];
    expect(await seen()).toEqual(apart);
    const planned = await admin.post<{ state: string }>(`${UNITS}/${one.id}/merge`, {
      others: [two.id],
      into: { name: '新合街道', code: '120102090' },
      reason: '区划调整',
      effectiveOn: day,
      version: (await unit(one.id)).version,
    });
    expect([planned.status, planned.body.state]).toEqual([200, 'planned']);

    goTo(day, -60_000);
    expect([await issues(admin, one.id), await issues(admin, two.id)]).toEqual(reported);
    expect(await seen()).toEqual(apart);
    expect((await unit(two.id)).state).toBe('active');
    expect((await byCode(child.code)).code).toBe(child.code);
    expect((await admin.get<Items<Unit>>(`${UNITS}/search?q=120102090`)).body.items).toEqual([]);

    goTo(day, 0);
    const merged = await byCode('120102090');
    expect(merged.name).toBe('新合街道');
    expect(await issues(admin, merged.id)).toBe((reported[0] ?? 0) + (reported[1] ?? 0));
    expect(await issues(admin, two.id)).toBe(0);
    // Whoever had one of the two streets has the new one.
    for (const desk of [first, second])
      expect(await issues(desk, merged.id)).toBe((reported[0] ?? 0) + (reported[1] ?? 0));
    expect((await unit(two.id)).state).toBe('merged');
    expect((await byCode('120102002')).id).toBe(merged.id);
    // A code that contained the old street's: the old one still finds its community, which stands in the new street.
    const found = await byCode(child.code);
    expect(found.id).toBe(child.id);
    expect(await issues(admin, found.id)).toBe(ofChild);
    const now = await unit(child.id);
    // The new one is given where it is free, and finds the same community; else it is pending, to be entered.
    if (now.code !== null) {
      expect(now.code).toBe(`120102090${child.code.slice('120102004'.length)}`);
      expect((await byCode(now.code)).id).toBe(child.id);
    }
  },
);

test('a moved clock is refused with a real provider, in one sentence', async () => {
  const { output } = await runLinli(['start'], {
    LINLI_HOME: mkdtempSync(path.join(tmpdir(), 'linli-refused-')),
    LINLI_PORT: '4399',
    LINLI_CLOCK_FILE: clock,
    LINLI_OIDC_ISSUER: 'http://127.0.0.1:9/realms/linli',
  }).ended;
  expect(output).toContain('LINLI_CLOCK_FILE');
});
