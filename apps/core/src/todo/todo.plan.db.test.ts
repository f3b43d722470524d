import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MAX_COUNTED_TODOS } from '@linli/contracts';
import type { UnitLevel } from '@linli/contracts';
import type { ScopedDb } from '@linli/sdk-server';
import { createTestDatabase, TestPlatform } from '@linli/sdk-server/testing';
import type { TestDatabase } from '@linli/sdk-server/testing';
import type { TodoReach } from './todo-reach.ts';
import { TodoRepository } from './todo.repository.ts';

const TODOS = 100_000;
const KINDS = ['accept', 'assign', 'handle', 'verify', 'close'].map((step) => `memo.note.to-${step}`);
/** Pages of 8 kB that a page or a count may look at, however many todos there are. */
const MOST_PAGES = 3_000;

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
}

let database: TestDatabase;
let me: string;
const units: Partial<Record<UnitLevel, number>> = {};
const plans: Node[] = [];
let todos: TodoRepository;

beforeAll(async () => {
  database = await createTestDatabase();
  const platform = new TestPlatform(database.client);
  me = await platform.account('me');
  const district = await platform.unit('district');
  await database.client.query(
    `WITH s AS (INSERT INTO core.unit (name, level, parent_id) SELECT 'street ' || n, 'street', $1 FROM generate_series(1, 10) n RETURNING id)
     INSERT INTO core.unit (name, level, parent_id) SELECT 'community ' || n, 'community', s.id FROM s, generate_series(1, 10) n`,
    [district],
  );
  await database.client.query(
    `INSERT INTO core.unit (name, level, parent_id) SELECT 'grid ' || n, 'grid', c.id FROM core.unit c, generate_series(1, 6) n WHERE c.level = 'community'`,
  );
  await database.client.query(`SELECT core.declare_todo_kinds('memo', $1)`, [
    JSON.stringify(KINDS.map((id) => ({ id, permission: 'memo.note.write' }))),
  ]);
  // Nearly all of one kind: a kind narrows nothing down. One in a hundred waits for somebody by name. Placed here, as a move
  // does it, because the trigger would look up each row's unit.
  await database.client.query('BEGIN');
  await database.client.query(`SELECT set_config('linli.moving', 'on', true)`);
  await database.client.query(
    `INSERT INTO core.todo (plugin_id, kind, record_type, record_id, step, record_title, route, account_id, since, until,
       unit_id, unit_path, province_id, city_id, district_id, street_id, community_id, grid_id)
     SELECT 'memo', ($2::text[])[CASE WHEN n % 20 = 0 THEN 1 + n / 20 % 5 ELSE 1 END], 'memo.note', gen_random_uuid(), 'x',
       'note ' || n, 'notes/' || n, CASE WHEN n % 100 = 0 THEN $3::uuid END, now() - n * interval '1 minute',
       CASE WHEN n % 3 = 0 THEN now() + (n % 400 - 50) * interval '1 hour' END,
       g.id, g.path, g.province_id, g.city_id, g.district_id, g.street_id, g.community_id, g.grid_id
     FROM generate_series(1, $1::integer) n
     JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS nth, count(*) OVER () AS every FROM core.unit WHERE level = 'grid') g
       ON g.nth = n % g.every`,
    [TODOS, KINDS, me],
  );
  await database.client.query('COMMIT');
  await database.client.query('ANALYZE core.todo');
  units.district = district;
  for (const level of ['street', 'community', 'grid'] as const) {
    const { rows } = await database.client.query<{ id: number }>(
      'SELECT id FROM core.unit WHERE level = $1 ORDER BY id LIMIT 1',
      [level],
    );
    units[level] = rows[0]?.id ?? 0;
  }
  const query = async (text: string, values: unknown[]) => {
    const { rows } = await database.client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
      values,
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    if (plan) plans.push(plan);
    return (await database.client.query(text, values)).rows as unknown[];
  };
  todos = new TodoRepository({ manager: { query } } as unknown as ScopedDb);
});
afterAll(() => database?.close());

const reach = (level: UnitLevel, unitId: number): TodoReach => ({
  accountId: me,
  places: KINDS.map((kind) => ({ kind, level, unitId })),
  shared: new Set(KINDS),
});
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
const lookedAt = () => {
  const [plan] = plans.splice(0);
  if (!plan) throw new Error('nothing was asked');
  return {
    pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    wholeTable: nodesOf(plan).some((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'todo'),
    most: Math.max(...nodesOf(plan).map((node) => node['Actual Rows'])),
  };
};

test.each<UnitLevel>(['nation', 'district', 'street', 'community', 'grid'])(
  'of a hundred thousand todos a count and a page of a %s look at a few',
  async (level) => {
    const mine = reach(level, units[level] ?? 1);
    const counted = await todos.count(mine, MAX_COUNTED_TODOS);
    if (level !== 'grid') expect(counted).toBe(MAX_COUNTED_TODOS + 1);
    const count = lookedAt();
    expect(count.wholeTable).toBe(false);
    expect(count.pages).toBeLessThan(MOST_PAGES);
    expect(count.most).toBeLessThan(2_000);

    const { rows } = await todos.page(mine, { page: 1, pageSize: 20 });
    expect(rows).toHaveLength(20);
    const page = lookedAt();
    expect(page.wholeTable).toBe(false);
    expect(page.pages).toBeLessThan(MOST_PAGES);
    const order = rows.map(({ until, since }) => [until?.getTime() ?? Infinity, since.getTime()]);
    expect(order).toEqual([...order].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
    plans.length = 0;
  },
);
