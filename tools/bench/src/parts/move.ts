import type { Client } from 'pg';
import { median } from '../measure/statistics.ts';
import type { Workshop } from './part.ts';

const ROUNDS = 3;

export interface Move {
  work: string;
  street: number;
  /** The district to go to and come back from. */
  other: number;
}

interface Stand {
  parent_id: number;
  version: number;
}

/**
 * Moves a street away and back several times: away as people do, through the API, with codes, history, audit and access;
 * back by the bare statements that the move cannot do without.
 */
export async function moveStreet({ product, client }: Workshop, token: string, { work, street, other }: Move) {
  const home = (await standOf(client, street)).parent_id;
  const ours: number[] = [];
  const bare: number[] = [];
  const codes = await codesOf(client, street);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { version } = await standOf(client, street);
    const body = { parentId: other, version, reason: 'bench' };
    const path = `/api/core/v1/units/${street}/move`;
    ours.push(await timed(() => product.api.call({ method: 'POST', path, token, body })));
    bare.push(await timed(() => moveBare(client, street, home)));
    await giveBack(client, codes);
  }
  const { rows } = await client.query<{ units: number; issues: number }>(
    `SELECT (SELECT count(*)::integer FROM core.unit WHERE street_id = $1) AS units,
       (SELECT count(*)::integer FROM plugin_grid.issue WHERE street_id = $1) AS issues`,
    [street],
  );
  const more = { units: rows[0]?.units ?? 0, issues: rows[0]?.issues ?? 0 };
  return { work, unit: 'ms' as const, product: median(ours), limit: median(bare), target: { atMost: 2 }, more };
}

async function moveBare(client: Client, street: number, parent: number): Promise<void> {
  await client.query('BEGIN');
  await client.query(
    `UPDATE core.unit u SET parent_id = CASE WHEN u.id = s.id THEN p.id ELSE u.parent_id END,
       path = p.path || subpath(u.path, nlevel(s.path) - 1), province_id = p.province_id, city_id = p.city_id, district_id = p.id
     FROM core.unit s, core.unit p WHERE s.id = $1 AND p.id = $2 AND u.path <@ s.path`,
    [street, parent],
  );
  await client.query(
    `UPDATE plugin_grid.issue i SET unit_path = u.path, province_id = u.province_id, city_id = u.city_id, district_id = u.district_id
     FROM core.unit u WHERE u.id = i.unit_id AND i.street_id = $1`,
    [street],
  );
  await client.query('COMMIT');
}

type Codes = [ids: number[], codes: (string | null)[]];

async function codesOf(client: Client, street: number): Promise<Codes> {
  const { rows } = await client.query<{ id: number; code: string | null }>(
    'SELECT id, code FROM core.unit WHERE street_id = $1 AND code IS NOT NULL',
    [street],
  );
  return [rows.map(({ id }) => id), rows.map(({ code }) => code)];
}

/** A move takes codes that hold the old district's: each round is to find them as the first one did. */
async function giveBack(client: Client, codes: Codes): Promise<void> {
  await client.query('DELETE FROM core.unit_alias WHERE unit_id = ANY ($1)', [codes[0]]);
  await client.query(
    'UPDATE core.unit u SET code = c.code FROM unnest($1::integer[], $2::text[]) AS c (id, code) WHERE u.id = c.id',
    codes,
  );
}

async function standOf(client: Client, id: number): Promise<Stand> {
  const { rows } = await client.query<Stand>('SELECT parent_id, version FROM core.unit WHERE id = $1', [id]);
  if (!rows[0]) throw new Error(`there is no unit ${id}`);
  return rows[0];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
