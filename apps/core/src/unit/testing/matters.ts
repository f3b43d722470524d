import path from 'node:path';
import { preparePlugin, rolePassword, urlForRole } from '@linli/sdk-server';
import { Client } from 'pg';
import type { UnitServer } from './unit-server.ts';

export const MATTER_READ = 'matters.matter.read';
const TODO = 'matters.matter.to-do';

/** Rows of a plugin beside the units' part of core: written as the platform, read as the plugin's role under its policies. */
export async function prepareMatters(server: UnitServer) {
  const { client, url } = server.database;
  await preparePlugin({
    client,
    pluginId: 'matters',
    masterKey: 'test',
    migrations: path.join(import.meta.dirname, 'migrations'),
    data: {
      scopedTables: ['matter', 'stamp'].map((table) => ({ table, read: 'matters.matter.read' })),
      personalData: [],
      freeText: [],
    },
    todos: [{ id: TODO, title: {}, permission: MATTER_READ }],
  });
  const role = 'plugin_matters_app';
  const app = new Client({ connectionString: urlForRole(url, role, rolePassword('test', role)) });
  await app.connect();
  const asked = async <T>(reach: readonly number[], work: () => Promise<T>): Promise<T> => {
    await app.query('BEGIN');
    try {
      await app.query(`SELECT set_config('linli.ctx', $1, true)`, [
        JSON.stringify({ act: MATTER_READ, reach: { [MATTER_READ]: reach } }),
      ]);
      const result = await work();
      await app.query('COMMIT');
      return result;
    } catch (error) {
      await app.query('ROLLBACK');
      throw error;
    }
  };
  return {
    /** Puts a row into a unit as somebody who reaches everything. */
    async add(unitId: number, title: string, state: 'open' | 'closed' = 'open'): Promise<string> {
      const { rows } = await asked([1], () =>
        app.query<{ id: string }>('INSERT INTO matter (unit_id, title, state) VALUES ($1, $2, $3) RETURNING id', [
          unitId,
          title,
          state,
        ]),
      );
      return rows[0]?.id ?? '';
    },
    /** Titles that somebody with these anchors reads. */
    async seen(...anchors: number[]): Promise<string[]> {
      const { rows } = await asked(anchors, () =>
        app.query<{ title: string }>('SELECT title FROM matter ORDER BY title'),
      );
      return rows.map(({ title }) => title);
    },
    async unitOf(id: string): Promise<number | undefined> {
      const { rows } = await asked([1], () =>
        app.query<{ unit_id: number }>('SELECT unit_id FROM matter WHERE id = $1', [id]),
      );
      return rows[0]?.unit_id;
    },
    /** Says that a row waits for somebody where it stands. */
    async waits(id: string, unit: number): Promise<void> {
      const record = { type: 'matters.matter', id, title: '事项', route: `matters/${id}`, unit };
      await app.query('SELECT core_pub.todo_open_v1($1, $2)', [JSON.stringify(record), JSON.stringify({ kind: TODO })]);
    },
    /** Where a row waits for somebody. */
    async waitsAt(id: string): Promise<number | undefined> {
      const { rows } = await client.query<{ unit: number }>(
        'SELECT unit_id AS unit FROM core.todo WHERE record_id = $1',
        [id],
      );
      return rows[0]?.unit;
    },
    close: () => app.end(),
  };
}

export type Matters = Awaited<ReturnType<typeof prepareMatters>>;
