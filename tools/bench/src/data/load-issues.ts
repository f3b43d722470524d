import type { Client } from 'pg';

const TABLE = 'plugin_grid.issue';
const BATCH = 250_000;

/** The plugin's columns of a made-up issue; what the tree derives is joined from the tree, as the trigger would. */
const INSERT = `
  INSERT INTO ${TABLE} (id, no, category, text, place, unit_id, state, state_since, outcome, reply, reason, named_body,
    reporter_id, handler_id, resolved_by, verified_by, reported_at, due_at, resolved_at, version,
    unit_path, province_id, city_id, district_id, street_id, community_id, grid_id)
  SELECT uuidv7(made.at - now()), 'WG-' || to_char(made.at, 'YYYYMMDD') || '-B' || to_char(made.n, 'FM00000000'),
    (ARRAY['sanitation', 'facilities', 'roads', 'greening', 'order', 'construction', 'safety', 'neighbours', 'suggestion', 'other'])[1 + made.n % 10],
    '第 ' || made.n || ' 件：' || (ARRAY['楼道堆放杂物，影响通行', '路灯不亮，晚上看不清路', '垃圾桶满溢，需要清运', '井盖松动，车辆经过有响声', '电动车占用消防通道'])[1 + made.n % 5] || '，请尽快处理。',
    (1 + made.n % 60) || ' 号楼', u.id, made.state, made.at + interval '2 hours',
    CASE WHEN made.ended THEN 'fixed' END, CASE WHEN made.ended THEN '已经处理' END,
    CASE WHEN made.state = 'not-accepted' THEN '重复上报' END, CASE WHEN made.state = 'not-accepted' THEN '物业公司' END,
    people.ids[1 + made.n % people.many], CASE WHEN made.worked THEN people.ids[1 + (made.n + 1) % people.many] END,
    CASE WHEN made.ended THEN people.ids[1 + (made.n + 1) % people.many] END,
    CASE WHEN made.state IN ('verified', 'closed') THEN people.ids[1 + (made.n + 2) % people.many] END, made.at,
    CASE WHEN made.taken THEN date_trunc('day', made.at, 'Asia/Shanghai') + interval '8 days' END,
    CASE WHEN made.ended THEN made.at + made.n % 10 * interval '1 day' END, 3,
    u.path, u.province_id, u.city_id, u.district_id, u.street_id, u.community_id, u.grid_id
  FROM (
    SELECT n, now() - interval '3 years' + n * (interval '3 years' / $3::float8) AS at, state,
      state IN ('resolved', 'verified', 'closed') AS ended,
      state NOT IN ('reported', 'not-accepted', 'accepted') AS worked,
      state NOT IN ('reported', 'not-accepted') AS taken
    FROM (SELECT n, CASE WHEN (hashint4(n) & 1023) < 820 THEN 'closed'
        ELSE (ARRAY['reported', 'accepted', 'assigned', 'in-progress', 'resolved', 'rework', 'verified', 'not-accepted', 'reported'])[1 + (hashint4(n) & 1023) % 9] END AS state
      FROM generate_series($1::integer, $2::integer) AS n) AS numbered
  ) AS made
  CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids, count(*)::integer AS many FROM core.account WHERE subject LIKE 'bench-%') AS people
  JOIN bench_place AS place ON place.at = (hashint4(made.n + 77) & 2147483647) % (SELECT count(*) FROM bench_place)
  JOIN core.unit u ON u.id = place.unit_id`;

/**
 * Fills the plugin's table up to `wanted` rows of the made-up city, as bulk data is loaded: without the row trigger and
 * without secondary indexes, which are made anew afterwards; a sample is then derived by the trigger and compared. `below`:
 * of which units, by a pattern of their codes.
 */
export async function loadIssues(
  client: Client,
  wanted: number,
  say: (text: string) => void,
  below = 'bench-%',
): Promise<void> {
  const { rows: counted } = await client.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM ${TABLE} WHERE city_id IS NOT NULL`,
  );
  const from = counted[0]?.n ?? 0;
  if (from >= wanted) return;
  await client.query(
    `INSERT INTO core.account (issuer, subject, username, display_name)
     SELECT 'bench', 'bench-' || n, 'bench-' || n, '基准人员' || n FROM generate_series(1, 2000) AS n ON CONFLICT DO NOTHING`,
  );
  // 85 of 100 issues stand in a grid, 12 in a community, 3 in a street.
  await client.query(`CREATE TEMP TABLE IF NOT EXISTS bench_place (at bigint PRIMARY KEY, unit_id integer NOT NULL)`);
  await client.query('TRUNCATE bench_place');
  await client.query(
    `INSERT INTO bench_place SELECT row_number() OVER (ORDER BY id, copy) - 1, id FROM core.unit
     CROSS JOIN LATERAL generate_series(1, CASE level WHEN 'grid' THEN 17 WHEN 'community' THEN 19 ELSE 72 END) AS copy
     WHERE code LIKE $1 AND level IN ('grid', 'community', 'street')`,
    [below],
  );
  await client.query('ANALYZE bench_place');
  const indexes = await secondaryIndexes(client);
  await asOwner(client, `ALTER TABLE ${TABLE} DISABLE TRIGGER linli_derive, NO FORCE ROW LEVEL SECURITY`);
  for (const { name } of indexes) await asOwner(client, `DROP INDEX ${name}`);
  await asOwner(client, `GRANT INSERT ON ${TABLE} TO SESSION_USER`);
  for (let at = from + 1; at <= wanted; at += BATCH) {
    await client.query(INSERT, [at, Math.min(wanted, at + BATCH - 1), wanted]);
    say(`${Math.min(wanted, at + BATCH - 1)} of ${wanted} issues`);
  }
  await client.query(`SET maintenance_work_mem = '512MB'`);
  for (const { sql } of indexes) await asOwner(client, sql);
  await asOwner(client, `REVOKE INSERT ON ${TABLE} FROM SESSION_USER`);
  await asOwner(client, `ALTER TABLE ${TABLE} ENABLE TRIGGER linli_derive, FORCE ROW LEVEL SECURITY`);
  await asOwner(client, `VACUUM (ANALYZE) ${TABLE}`);
  await compareSample(client);
}

async function secondaryIndexes(client: Client): Promise<{ name: string; sql: string }[]> {
  const { rows } = await client.query<{ name: string; sql: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS sql FROM pg_index
     WHERE indrelid = $1::regclass AND NOT indisunique`,
    [TABLE],
  );
  return rows;
}

async function asOwner(client: Client, sql: string): Promise<void> {
  await client.query('SET ROLE plugin_grid_mig');
  try {
    await client.query(sql);
  } finally {
    await client.query('RESET ROLE');
  }
}

/** What was joined must be what the trigger derives. */
async function compareSample(client: Client): Promise<void> {
  const places = `unit_path::text, province_id, city_id, district_id, street_id, community_id, grid_id`;
  const sample = `SELECT id, ${places} FROM ${TABLE} TABLESAMPLE SYSTEM (0.01) REPEATABLE (1) ORDER BY id LIMIT 200`;
  const before = await client.query(sample);
  await client.query('BEGIN');
  await client.query(`UPDATE ${TABLE} SET unit_id = unit_id WHERE id = ANY ($1)`, [
    before.rows.map((row: { id: string }) => row.id),
  ]);
  const after = await client.query(`SELECT id, ${places} FROM ${TABLE} WHERE id = ANY ($1) ORDER BY id`, [
    before.rows.map((row: { id: string }) => row.id),
  ]);
  await client.query('ROLLBACK');
  if (JSON.stringify(before.rows) !== JSON.stringify(after.rows)) throw new Error('loaded rows are not as derived');
}
