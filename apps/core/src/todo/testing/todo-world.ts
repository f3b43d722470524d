import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Page, Todo, TodoCount, TodoKinds } from '@linli/contracts';
import { startAsker, type Asker } from '../../testing/asker.ts';
import { fakeManifest, writeFakeBundle } from '../../testing/fake-bundle.ts';
import { startTestCore, type TestCore } from '../../testing/test-core.ts';

export const READ = 'fake.row.read';
export const WRITE = 'fake.row.create';
/** Waits for whoever may write, and reads, or for one of them. */
export const CHECK = 'fake.row.to-check';
/** Waits for somebody by name alone. */
export const ANSWER = 'fake.row.to-answer';

export interface OpenTestTodo {
  kind?: string;
  unitId: number;
  title?: string;
  id?: string;
  step?: string;
  account?: string | null;
  barrier?: string | null;
  since?: string;
  until?: string | null;
}

/** Core with a plugin beside it that says what waits. */
export interface TodoWorld {
  core: TestCore;
  /** Opens a todo as the plugin does, and answers the id of its record. */
  open(todo: OpenTestTodo): Promise<string>;
  close(record: string): Promise<void>;
  asker(name: string, ...grants: [permissions: string[], unitId: number][]): Promise<Asker>;
  /** Titles of what waits for somebody, in order. */
  titles(asker: Asker, query?: string): Promise<string[]>;
  page(asker: Asker, query?: string): Promise<Page<Todo>>;
  count(asker: Asker, query?: string): Promise<TodoCount>;
  kinds(asker: Asker): Promise<TodoKinds>;
  /** After something was written past core's own door: what core remembers of accounts is read anew. */
  settle(): Promise<void>;
  removePlugin(): void;
  stop(): Promise<void>;
}

export async function startTodoWorld(): Promise<TodoWorld> {
  const core = await startTestCore((plugins) => {
    const todos = [
      { id: CHECK, title: '%todo.check%', permission: WRITE, read: READ },
      { id: ANSWER, title: '%todo.answer%' },
    ];
    writeFakeBundle(plugins, 'fake', fakeManifest({ todos }));
  });
  const sql = (text: string, values: unknown[] = []) => core.database.client.query(text, values);
  await core.until(async () => (await sql('SELECT FROM core.todo_kind')).rowCount === 2);
  const asPlugin = async (text: string, values: unknown[]) => {
    await sql('BEGIN');
    try {
      await sql('SET LOCAL ROLE plugin_fake_mig');
      await sql(text, values);
      await sql('COMMIT');
    } catch (error) {
      await sql('ROLLBACK');
      throw error;
    }
  };
  const get = async <T>(asker: Asker, route: string): Promise<T> => {
    const answer = await asker.get<T>(route);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer));
    return answer.body;
  };
  const page = (asker: Asker, query = '') => get<Page<Todo>>(asker, `/me/todos?pageSize=100&${query}`);
  let settler: Asker | undefined;
  return {
    core,
    async open({ kind = CHECK, unitId, title = '一件事', id = randomUUID(), ...todo }) {
      await asPlugin('SELECT core_pub.todo_open_v1($1, $2)', [
        JSON.stringify({ type: 'fake.row', id, title, route: `rows/${id}`, unit: unitId }),
        JSON.stringify({ kind, ...todo }),
      ]);
      return id;
    },
    close: (record) => asPlugin('SELECT core_pub.todo_close_v1($1, $2)', ['fake.row', record]),
    asker: (name, ...grants) => startAsker(core, name, grants),
    titles: async (asker, query) => (await page(asker, query)).items.map(({ record }) => record.title),
    page,
    count: (asker, query = '') => get(asker, `/me/todos/count?${query}`),
    kinds: (asker) => get(asker, '/me/todos/kinds'),
    async settle() {
      settler ??= await startAsker(core, 'settler', []);
      const answer = await settler.post('/privacy/scan-text', { text: '无' });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer));
    },
    removePlugin: () => rmSync(core.config.pluginsDir, { recursive: true, force: true }),
    stop: () => core.close(),
  };
}
