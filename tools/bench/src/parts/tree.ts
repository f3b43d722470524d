import type { Client } from 'pg';
import { bringNation } from '../data/nation.ts';
import { equip } from '../product/accounts.ts';
import { moveStreet } from './move.ts';
import type { Part } from './part.ts';
import { measureReads } from './reads.ts';

const UNIT = `u.id, u.code, u.name, u.level, u.parent_id, u.version, u.state,
  (SELECT count(*)::integer FROM core.unit c WHERE c.parent_id = u.id AND c.state = 'active') AS child_count`;
const ANCESTORS = `(SELECT jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'level', a.level)) FROM core.unit a
  WHERE a.id = ANY (ARRAY[u.province_id, u.city_id, u.district_id, u.street_id])) AS ancestors`;

/** Page of a subtree, ancestors, search, and the move of a street, on the tree of the nation. */
export const tree: Part = async (workshop) => {
  const { product, client, say } = workshop;
  await bringNation(workshop);
  const known = await unitsOf(client);
  const { username } = await equip(client, 6, ['core.district-admin'], [1]);
  const token = await product.api.tokenOf(username);
  const figures = await measureReads(workshop, token, [
    {
      work: 'page of a subtree, 100 of a city’s',
      address: `/api/core/v1/units?parent=${known.wide}&pageSize=100`,
      sql: `SELECT ${UNIT} FROM core.unit u WHERE u.parent_id = $1 AND u.state = 'active' ORDER BY u.code, u.name, u.id LIMIT 100`,
      values: [known.wide],
    },
    {
      work: 'a community with its ancestors',
      address: `/api/core/v1/units/${known.community}`,
      sql: `SELECT ${UNIT}, ${ANCESTORS} FROM core.unit u WHERE u.id = $1`,
      values: [known.community],
    },
    {
      work: 'search by name',
      address: `/api/core/v1/units/search?q=${encodeURIComponent(known.name)}`,
      sql: `SELECT ${UNIT}, ${ANCESTORS} FROM core.unit u WHERE u.name ILIKE '%' || $1 || '%' ORDER BY u.code LIMIT 20`,
      values: [known.name],
    },
    {
      work: 'search by code',
      address: `/api/core/v1/units/search?q=${known.code}`,
      sql: `SELECT ${UNIT}, ${ANCESTORS} FROM core.unit u WHERE u.code LIKE $1 || '%' ORDER BY u.code LIMIT 20`,
      values: [known.code],
    },
  ]);
  say('move of a street');
  figures.push(await moveStreet(workshop, token, { ...known, work: 'move of a street to another district' }));
  return figures;
};

async function unitsOf(client: Client) {
  const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => {
    const { rows } = await client.query<{ value: T }>(sql, values);
    if (!rows[0]) throw new Error(`no unit for: ${sql}`);
    return rows[0].value;
  };
  const imported = 'u.import_id IS NOT NULL';
  const wide = await one<number>(
    `SELECT parent_id AS value FROM core.unit u WHERE level = 'community' AND ${imported} GROUP BY parent_id ORDER BY count(*) DESC LIMIT 1`,
  );
  const community = await one<number>(`SELECT min(id) AS value FROM core.unit u WHERE parent_id = $1`, [wide]);
  // The street with the most communities among those that have another district beside theirs.
  const street = await one<number>(
    `SELECT u.id AS value FROM core.unit u WHERE level = 'street' AND ${imported}
       AND EXISTS (SELECT FROM core.unit d WHERE d.level = 'district' AND d.province_id = u.province_id AND d.id <> u.district_id)
     ORDER BY (SELECT count(*) FROM core.unit c WHERE c.parent_id = u.id) DESC, u.id LIMIT 1`,
  );
  const other = await one<number>(
    `SELECT d.id AS value FROM core.unit d, core.unit u WHERE u.id = $1 AND d.level = 'district' AND d.province_id = u.province_id
       AND d.id <> u.district_id ORDER BY d.id LIMIT 1`,
    [street],
  );
  const name = await one<string>(`SELECT left(name, 3) AS value FROM core.unit WHERE id = $1`, [community]);
  const code = await one<string>(`SELECT code AS value FROM core.unit WHERE id = $1`, [community]);
  return { wide, community, street, other, name, code };
}
