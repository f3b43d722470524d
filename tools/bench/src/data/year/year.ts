import type { Client } from 'pg';
import { loadAppointments } from '../load-appointments.ts';
import { loadIssues } from '../load-issues.ts';
import { CITY_CODE, loadTree } from '../load-tree.ts';
import { fillCulture } from './culture.ts';
import { fillFunds } from './funds.ts';
import { fillHonours } from './honours.ts';
import { fillTraining } from './training.ts';

/** How many records a district makes in a year; the rest follows from these. */
export interface Amounts {
  activities: number;
  bookings: number;
  projects: number;
  /** Holders of a post that is paid for, four times a year. */
  subsidies: number;
  enrolments: number;
  hires: number;
  nominations: number;
  deeds: number;
  issues: number;
  appointments: number;
}

const YEAR: Amounts = {
  activities: 50_000,
  bookings: 30_000,
  projects: 20_000,
  subsidies: 1_500,
  enrolments: 10_000,
  hires: 1_200,
  nominations: 2_000,
  deeds: 5_000,
  // Of the made-up city's, what one of its sixteen districts has: of three years of issues one.
  issues: 104_000,
  appointments: 62_500,
};

export const DISTRICT_CODE = `${CITY_CODE}-1`;
const BELOW = `${DISTRICT_CODE}-%`;

/** What so large a share of a year is; never nothing. */
export function amountsOf(scale: number): Amounts {
  return Object.fromEntries(
    Object.entries(YEAR).map(([name, count]: [string, number]) => [name, Math.max(20, Math.round(count * scale))]),
  ) as unknown as Amounts;
}

/** What each plugin has of a year, known by one of its tables. */
const PARTS = [
  ['plugin_culture.activity', fillCulture],
  ['plugin_funds.project', fillFunds],
  ['plugin_training.enrolment', fillTraining],
  ['plugin_honours.nomination', fillHonours],
] as const;

/** A plugin may be deleted with its folder; then it has no tables. */
async function isThere(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
  return rows[0]?.there === true;
}

/**
 * A year of one district of the made-up city, once, of the plugins that are there: answers the district. The city's units are
 * made where there are none.
 */
export async function loadYear(client: Client, scale: number, say: (text: string) => void): Promise<number> {
  await loadTree(client);
  const { rows } = await client.query<{ id: number }>('SELECT id FROM core.unit WHERE code = $1', [DISTRICT_CODE]);
  const district = rows[0]?.id;
  if (district === undefined) throw new Error(`there is no district ${DISTRICT_CODE}`);
  const amounts = amountsOf(scale);
  await client.query(
    'CREATE TEMP TABLE IF NOT EXISTS bench_spot (level text, at bigint, id integer, PRIMARY KEY (level, at))',
  );
  await client.query('TRUNCATE bench_spot');
  await client.query(
    `INSERT INTO bench_spot SELECT level, row_number() OVER (PARTITION BY level ORDER BY id) - 1, id FROM core.unit
     WHERE district_id = $1 AND level IN ('district', 'street', 'community')`,
    [district],
  );
  await client.query('ANALYZE bench_spot');
  await client.query('SET synchronous_commit = off');
  await loadAppointments(client, amounts.appointments, say, BELOW);
  if (await isThere(client, 'plugin_grid.issue')) await loadIssues(client, amounts.issues, say, BELOW);
  for (const [table, fillPart] of PARTS) {
    if (!(await isThere(client, table))) continue;
    const known = await client.query(`SELECT FROM ${table} WHERE district_id = $1 LIMIT 1`, [district]);
    if (known.rowCount) continue;
    say(`a year of ${table}`);
    await fillPart(client, amounts);
  }
  await client.query('RESET synchronous_commit');
  return district;
}
