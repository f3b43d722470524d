import type { Client } from 'pg';

/** A city as large as the design asks for, in units per level below it. */
export const CITY = { districts: 16, streets: 20, communities: 15, grids: 8 };
export const CITY_CODE = 'bench-city';

/** Makes the city's units, once. Written as core writes units; the tree's own trigger derives the places. */
export async function loadTree(client: Client, city: Readonly<typeof CITY> = CITY): Promise<void> {
  const known = await client.query('SELECT FROM core.unit WHERE code = $1', [CITY_CODE]);
  if (known.rowCount) return;
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO core.unit (name, level, parent_id, code) VALUES ('基准市', 'city', (SELECT id FROM core.unit WHERE level = 'nation'), $1)`,
    [CITY_CODE],
  );
  const below = (parent: string, level: string, word: string, count: number) =>
    client.query(
      `INSERT INTO core.unit (name, level, parent_id, code)
       SELECT CASE p.level WHEN 'city' THEN '' ELSE p.name END || $3 || n || $4, $2, p.id, p.code || '-' || n FROM core.unit p, generate_series(1, $5::integer) AS n
       WHERE p.level = $1 AND p.code LIKE 'bench-%' ORDER BY p.id, n`,
      [parent, level, '第', word, count],
    );
  await below('city', 'district', '区', city.districts);
  await below('district', 'street', '街道', city.streets);
  await below('street', 'community', '社区', city.communities);
  await below('community', 'grid', '网格', city.grids);
  await client.query('COMMIT');
  await client.query('ANALYZE core.unit');
}
