import type { Client } from 'pg';

const BATCH = 100_000;
/** Appointments per person, and people per body. */
const PER_PERSON = 4;
const PER_BODY = 10;

/**
 * Fills core's tables with bodies, people and appointments of the made-up city, in one statement a batch: each person has
 * held one post after another, so that any past day finds some in force. Done once; what is there already counts. `below`: of
 * which units, by a pattern of their codes.
 */
export async function loadAppointments(
  client: Client,
  wanted: number,
  say: (text: string) => void,
  below = 'bench-%',
): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM core.appointment WHERE reason = 'bench'`,
  );
  if ((rows[0]?.n ?? 0) >= wanted) return;
  const people = Math.ceil(wanted / PER_PERSON);
  const bodies = Math.ceil(people / PER_BODY);
  await client.query('SET synchronous_commit = off');
  await client.query(
    `CREATE TEMP TABLE bench_body AS
     SELECT each.n, gen_random_uuid() AS id, place.id AS unit_id FROM generate_series(0, $1::integer - 1) AS each (n)
     JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS many FROM core.unit
       WHERE code LIKE $2 AND level IN ('street', 'community', 'grid')) AS place ON place.at = each.n % place.many`,
    [bodies, below],
  );
  await client.query(
    `INSERT INTO core.organisation (id, code, type, subtype, name, line, anchor_kind, unit_id, state, valid_from)
     SELECT id, 'bench-' || n, 'branch', 'grid', '第' || n || '党支部', 'party', 'unit', unit_id, 'active', '2010-01-01' FROM bench_body`,
  );
  say(`${bodies} bodies`);
  await client.query(`CREATE TEMP TABLE bench_person (n integer PRIMARY KEY, id uuid NOT NULL, body uuid NOT NULL)`);
  await client.query(
    `INSERT INTO bench_person SELECT each.n, gen_random_uuid(), b.id FROM generate_series(0, $1::integer - 1) AS each (n)
     JOIN bench_body b ON b.n = each.n / ${PER_BODY}`,
    [people],
  );
  await client.query(
    `INSERT INTO core.person (id, code, name, unit_id) SELECT p.id, 'bench-' || p.n, '基准' || p.n, b.unit_id
     FROM bench_person p JOIN bench_body b ON b.id = p.body`,
  );
  say(`${people} people`);
  for (let at = 0; at < wanted; at += BATCH) {
    await client.query(
      `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, state, valid_from, valid_to, reason)
       SELECT gen_random_uuid(), p.id, p.body, CASE WHEN p.n % ${PER_BODY} = 0 THEN 'secretary' ELSE post.id END, 'full',
         CASE WHEN k < ${PER_PERSON - 1} THEN 'ended' ELSE 'in-force' END,
         date '2010-01-01' + k * 1400 + p.n % 365,
         CASE WHEN k < ${PER_PERSON - 1} THEN date '2010-01-01' + (k + 1) * 1400 + p.n % 365 END, 'bench'
       FROM generate_series($1::integer, $2::integer - 1) AS m
       CROSS JOIN LATERAL (SELECT m / ${PER_PERSON} AS n, m % ${PER_PERSON} AS k) AS turn
       JOIN bench_person p ON p.n = turn.n
       CROSS JOIN (SELECT id FROM core.post_type WHERE 'branch' = ANY (organisation_types) AND NOT single ORDER BY position LIMIT 1) AS post`,
      [at, Math.min(wanted, at + BATCH)],
    );
    say(`${Math.min(wanted, at + BATCH)} of ${wanted} appointments`);
  }
  await client.query('ANALYZE core.organisation, core.person, core.appointment');
  await client.query('RESET synchronous_commit');
}
