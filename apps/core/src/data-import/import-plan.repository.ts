import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Anchors, Counts, NounImport } from './import.types.ts';

/** Rows that are kept to be shown; counts are of the whole file. */
const SHOWN = 500;

/** Works out, in tables of the transaction, what an import would do. */
@Injectable()
export class ImportPlanRepository {
  constructor(private readonly db: ScopedDb) {}

  /** Makes `import_given`, `import_found` and, through the noun, `import_plan`. */
  async plan(noun: NounImport, id: string, anchors: Anchors): Promise<void> {
    const cells = noun.columns.map(({ key }, index) => `r.value ->> ${index + 1} AS ${key}`).join(', ');
    await this.run(`SET LOCAL work_mem = '192MB'`);
    // Plans of some seconds are not worth compiling.
    await this.run('SET LOCAL jit = off');
    await this.run(
      `CREATE TEMP TABLE import_given ON COMMIT DROP AS
       SELECT (r.value ->> 0)::integer AS row, ${cells}, false AS faulty
       FROM core.import_block b, jsonb_array_elements(b.rows) r WHERE b.import_id = $1 ORDER BY b.first_row`,
      [id],
    );
    await this.run(
      `UPDATE import_given SET faulty = true WHERE row IN (
         SELECT row FROM core.import_fault WHERE import_id = $1 AND reading)`,
      [id],
    );
    await this.run('ANALYZE import_given');
    await this.run(
      `CREATE TEMP TABLE import_found (row integer, column_key text, code text, variant text, params jsonb) ON COMMIT DROP`,
    );
    await noun.plan(anchors);
  }

  async counts(): Promise<Counts> {
    const counts: Counts = { total: 0, new: 0, changed: 0, unchanged: 0, error: 0 };
    const rows = await this.rows<{ outcome: Exclude<keyof Counts, 'total'>; n: number }>(
      'SELECT outcome, count(*)::integer AS n FROM import_plan GROUP BY outcome',
    );
    for (const { outcome, n } of rows) {
      counts[outcome] = n;
      counts.total += n;
    }
    return counts;
  }

  /** Two plans with the same digest do the same to the same records. */
  async digest(): Promise<string> {
    const [found] = await this.rows<{ digest: string }>(
      `SELECT count(*) || ':' || COALESCE(sum(hashtextextended(concat_ws('|', row, outcome, target, note), 7)), 0) AS digest
       FROM import_plan`,
    );
    return found?.digest ?? '';
  }

  /** Keeps what was found, and the first rows: errors first, otherwise as in the file. */
  async keep(noun: NounImport, id: string): Promise<void> {
    await this.run('DELETE FROM core.import_fault WHERE import_id = $1 AND NOT reading', [id]);
    await this.run(
      `INSERT INTO core.import_fault (import_id, row, column_key, code, variant, params, reading)
       SELECT $1, row, column_key, code, variant, params, false FROM import_found ORDER BY row, ctid`,
      [id],
    );
    const cells = noun.columns.map(({ key }) => `left(g.${key}, 200)`).join(', ');
    await this.run(
      `UPDATE core.data_import SET shown = COALESCE((
         SELECT jsonb_agg(jsonb_build_object('row', s.row, 'cells', s.cells, 'outcome', s.outcome, 'note', s.note)
           ORDER BY s.outcome <> 'error', s.row)
         FROM (SELECT p.row, jsonb_build_array(${cells}) AS cells, p.outcome, p.note
           FROM (SELECT row, outcome, note FROM import_plan ORDER BY outcome <> 'error', row LIMIT ${SHOWN}) p
           JOIN import_given g ON g.row = p.row) s), '[]') WHERE id = $1`,
      [id],
    );
  }

  private rows<T>(sql: string): Promise<T[]> {
    return this.db.manager.query<T[]>(sql);
  }

  private async run(sql: string, parameters?: unknown[]): Promise<void> {
    await this.db.manager.query(sql, parameters);
  }
}
