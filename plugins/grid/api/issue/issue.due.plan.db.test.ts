import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { dayOf } from '@linli/contracts';
import pg from 'pg';
import { ISSUE_PERMISSION as P } from '../../contract/index.ts';
import type { IssueCounts, IssuePage } from '../../contract/index.ts';
import { startIssueWorld } from '../testing/issue.world.ts';
import type { IssueWorld } from '../testing/issue.world.ts';

const ISSUES = 300_000;
/** Pages of 8 kB that a list may look at, however many issues there are; the whole table has more than ten thousand. */
const MOST_PAGES = 800;

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
}

let world: IssueWorld;
beforeAll(async () => {
  world = await startIssueWorld();
  const { client } = world.plugin.database;
  await client.query(
    `INSERT INTO core.unit (name, level, parent_id) SELECT 'grid ' || n, 'grid', c FROM unnest($1::integer[]) c, generate_series(1, 50) n`,
    [[world.at.community, world.at.otherCommunity]],
  );
  // One in twenty is worked on, as in a district after some years, and half of these are late. Placed here, as a move does it.
  await client.query('BEGIN');
  await client.query(`SELECT set_config('linli.moving', 'on', true)`);
  await client.query('ALTER TABLE plugin_grid.issue DISABLE TRIGGER USER');
  await client.query(
    `INSERT INTO plugin_grid.issue (id, category, text, state, state_since, reported_at, reporter_id, handler_id, resolved_by, outcome,
       reply, due_at, resolved_at, unit_id, unit_path, province_id, city_id, district_id, street_id, community_id, grid_id)
     SELECT gen_random_uuid(), 'other', '事项 ' || n, CASE WHEN n % 20 = 0 THEN 'in-progress' ELSE 'closed' END,
       now() - n * interval '3 minutes', now() - n * interval '3 minutes', $2, $2, $2, 'fixed', '好了',
       (date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') + CASE WHEN n % 40 = 0 THEN 1 + n % 7 ELSE -(n / 480) END * interval '1 day') AT TIME ZONE 'Asia/Shanghai',
       CASE WHEN n % 20 <> 0 THEN now() - n * interval '3 minutes' END,
       g.id, g.path, g.province_id, g.city_id, g.district_id, g.street_id, g.community_id, g.grid_id
     FROM generate_series(1, $1::integer) n
     JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS nth, count(*) OVER () AS every FROM core.unit WHERE level = 'grid') g
       ON g.nth = hashint4(n) & 63`,
    [ISSUES, world.who.viewer],
  );
  await client.query('ALTER TABLE plugin_grid.issue ENABLE TRIGGER USER');
  await client.query('COMMIT');
  await client.query('VACUUM (ANALYZE) plugin_grid.issue');
}, 180_000);
afterAll(() => world?.close());
afterEach(() => {
  jest.restoreAllMocks();
});

/** What is asked of the table of issues while `work` is done: the very statements. */
async function askedIn(
  work: () => Promise<unknown>,
  which = /due_at [<>]/,
): Promise<{ text: string; values: unknown[] }[]> {
  const query = jest.spyOn(pg.Client.prototype, 'query');
  await work();
  const sent = query.mock.calls.map(([first]) => first as { statements?: { text: string; values: unknown[] }[] });
  return sent.flatMap(({ statements = [] }) => statements).filter(({ text }) => which.test(text));
}

function literal(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  return pg.escapeLiteral(Array.isArray(value) ? `{${value.join()}}` : String(value));
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** As the plugin's role has it, under its policies, with a plan for all values and with one for these. */
async function planOf({ text, values }: { text: string; values: unknown[] }, mode: string) {
  const { client } = world.plugin.database;
  await client.query('GRANT plugin_grid_app TO CURRENT_USER WITH SET TRUE');
  await client.query('BEGIN READ ONLY');
  try {
    const reach = { [P.read]: [world.at.district] };
    await client.query(`SELECT set_config('linli.ctx', $1, true), set_config('plan_cache_mode', $2, true)`, [
      JSON.stringify({ account: world.who.viewer, act: P.read, reach }),
      mode,
    ]);
    await client.query('SET LOCAL ROLE plugin_grid_app');
    await client.query('SET LOCAL search_path = plugin_grid, core_pub, public');
    await client.query(`PREPARE asked AS ${text}`);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE asked (${values.map(literal).join()})`,
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    if (!plan) throw new Error('no plan');
    return {
      pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
      wholeTable: nodesOf(plan).some((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'issue'),
      indexes: [...new Set(nodesOf(plan).flatMap((node) => node['Index Name'] ?? []))],
    };
  } finally {
    await client.query('ROLLBACK');
    await client.query('DEALLOCATE ALL');
  }
}

test.each(['district', 'street', 'community', 'grid'] as const)(
  'of three hundred thousand issues the overdue ones of a %s are found by their index',
  async (level) => {
    const unit = world.at[level];
    const query = `unit=${unit}&view=overdue&sort=dueAt`;
    const { viewer } = world.as;
    let listed = 0;
    const statements = await askedIn(async () => {
      const { body } = await viewer.get<IssuePage>(`/v1/issues?${query}`);
      listed = body.total;
      const until = body.items.map(({ due }) => due?.until ?? '');
      expect(until).toEqual([...until].sort());
    });
    expect(listed).toBeGreaterThan(20);
    expect((await viewer.get<IssueCounts>(`/v1/issues/counts?unit=${unit}`)).body.overdue.total).toBe(listed);
    // The page and its total.
    expect(statements).toHaveLength(2);
    for (const statement of statements) {
      for (const mode of ['force_generic_plan', 'force_custom_plan']) {
        const plan = await planOf(statement, mode);
        expect([mode, plan.wholeTable, plan.indexes]).toEqual([mode, false, [`issue_${level}_overdue_idx`]]);
        if (statement.text.includes('LIMIT 20')) expect(plan.pages).toBeLessThan(MOST_PAGES);
      }
    }
    expect(statements.filter(({ text }) => text.includes('LIMIT 20'))).toHaveLength(1);
  },
);

test.each(['district', 'street', 'community'] as const)(
  'the limits of a %s that ended in a month are counted without looking at the whole table',
  async (level) => {
    const today = dayOf(new Date());
    const statements = await askedIn(() =>
      world.as.viewer.get(`/v1/indicators/figures?unit=${world.at[level]}&asOf=${today}`),
    );
    expect(statements).toHaveLength(2);
    for (const statement of statements) {
      const plan = await planOf(statement, 'force_custom_plan');
      // With few districts PostgreSQL 18 may skip through the district's index instead of the level's own.
      expect([plan.wholeTable, plan.indexes]).toEqual([false, [expect.stringMatching(/^issue_\w+_due_idx$/)]]);
    }
  },
);

test.each(['district', 'street', 'community', 'grid'] as const)(
  'the newest issues of a %s are found by their index as before',
  async (level) => {
    const list = () => world.as.viewer.get(`/v1/issues?unit=${world.at[level]}`);
    const statements = await askedIn(list, /"reported_at" DESC.*LIMIT 20$/);
    expect(statements).toHaveLength(1);
    for (const statement of statements) {
      for (const mode of ['force_generic_plan', 'force_custom_plan']) {
        const { pages, indexes } = await planOf(statement, mode);
        expect([mode, indexes]).toEqual([mode, [`issue_${level}_idx`]]);
        expect(pages).toBeLessThan(MOST_PAGES);
      }
    }
  },
);
