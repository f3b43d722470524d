import { Readable } from 'node:stream';
import type { Client } from 'pg';
import type { Workshop } from '../parts/part.ts';
import { importFile } from '../product/import.ts';
import type { Imported } from '../product/import.ts';
import { readDivisions } from './divisions.ts';
import type { Division } from './divisions.ts';

/** How the tree came into each installation; it is brought in once. */
const brought = new Map<string, Imported>();

/** Brings the nation's tree, or the share of it that is measured, into the installation through the product's own importer. */
export async function bringNation({ product, scale, say, client }: Workshop): Promise<Imported> {
  const known = brought.get(product.home);
  if (known) return known;
  const divisions = await readDivisions(scale);
  say(`importing ${divisions.length} units`);
  const imported = await importFile(product, 'units', 'divisions.csv', Readable.from(asCsv(divisions)));
  await client.query('ANALYZE core.unit');
  brought.set(product.home, imported);
  return imported;
}

const LINES = 1000;

function* asCsv(divisions: readonly Division[]): Generator<string> {
  yield 'code,name,level,parent_code\n';
  for (let at = 0; at < divisions.length; at += LINES) {
    yield divisions
      .slice(at, at + LINES)
      .map(({ code, name, level, parent }) => `${code},"${name.replaceAll('"', '""')}",${level},${parent}\n`)
      .join('');
  }
}

const COLUMNS = [
  ['id', 'integer'],
  ['code', 'text'],
  ['name', 'text'],
  ['level', 'text'],
  ['parent_id', 'integer'],
  ['path', 'text'],
  ['province_id', 'integer'],
  ['city_id', 'integer'],
  ['district_id', 'integer'],
  ['street_id', 'integer'],
  ['community_id', 'integer'],
] as const;

/** Seconds that a bare `INSERT … unnest` of the same rows takes into a table with the same indexes and constraints. */
export async function insertBare(client: Client): Promise<number> {
  const list = COLUMNS.map(([name]) => name).join(', ');
  const { rows } = await client.query<Record<string, unknown>>({
    text: `SELECT ${list.replace('path', 'path::text AS path')} FROM core.unit WHERE import_id IS NOT NULL OR level = 'nation' ORDER BY nlevel(path), id`,
  });
  const values = COLUMNS.map(([name]) => rows.map((row) => row[name]));
  await client.query(`CREATE TABLE core.bench_unit (LIKE core.unit INCLUDING ALL)`);
  await client.query(`ALTER TABLE core.bench_unit ADD FOREIGN KEY (parent_id) REFERENCES core.bench_unit (id)`);
  const arrays = COLUMNS.map(([, type], at) => `$${at + 1}::${type}[]`).join(', ');
  const began = performance.now();
  await client.query(
    `INSERT INTO core.bench_unit (${list}) SELECT ${list.replace('path', 'path::ltree')} FROM unnest(${arrays}) AS row (${list})`,
    values,
  );
  const seconds = (performance.now() - began) / 1000;
  await client.query('DROP TABLE core.bench_unit');
  return seconds;
}
