import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { RequestContext } from '../context/request-context.ts';
import { startMemoPlugin } from '../testing/memo.plugin.ts';
import type { TestPlugin } from '../testing/test-plugin.ts';
import { requestScope } from './request-scope.ts';
import { ScopedDb } from './scoped-db.ts';
import { render, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { runTogether } from './together.ts';

let plugin: TestPlugin;
let account: string;
beforeAll(async () => {
  plugin = await startMemoPlugin();
  account = await plugin.platform.account('张三');
});
afterAll(() => plugin?.close());

describe('statements that are sent together', () => {
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: plugin.database.url, ...{ pipeline: true } });
    await client.connect();
  });
  afterAll(() => client?.end());

  test('are answered each with its rows, also when they are prepared already', async () => {
    for (const round of [1, 2, 3]) {
      const statements = [
        sql`SELECT ${round}::integer, 'a'`,
        sql`SELECT 1 WHERE false`,
        sql`SELECT ${[round]}::integer[]`,
      ];
      expect(await runTogether(client, statements.map(render))).toEqual([[[round, 'a']], [], [[[round]]]]);
    }
  });

  test('are one transaction: what is set for it holds in it and is gone after it', async () => {
    const setting = render(sql`SELECT current_setting('linli.ctx', true)`);
    const [, inside] = await runTogether(client, [render(sql`SELECT set_config('linli.ctx', 'x', true)`), setting]);
    expect(inside).toEqual([['x']]);
    expect((await runTogether(client, [setting]))[0]).toEqual([['']]);
  });

  test('are all undone when one of them fails', async () => {
    const name = `INSERT INTO core.unit (name, level, parent_id) VALUES ('留下', 'province', 1) RETURNING id`;
    await expect(
      runTogether(client, [{ text: name, values: [] }, render(sql`SELECT 1 / ${0}::integer`)]),
    ).rejects.toThrow('zero');
    const { rows } = await plugin.database.client.query(`SELECT FROM core.unit WHERE name = '留下'`);
    expect(rows).toEqual([]);
  });
});

describe('a request that reads', () => {
  const ask = (...statements: Sql[]) => {
    const context: RequestContext = {
      account: { id: account, name: '张三' },
      acting: 'memo.note.read',
      scopes: new Map(),
      requestId: 'together-test',
      locale: 'zh-CN',
    };
    return plugin.app
      .get(ScopedDb)
      .run(context, 'read', () =>
        Promise.all(statements.map((statement) => requestScope.getStore()?.transaction?.together([render(statement)]))),
      );
  };
  const who = sql`SELECT core_pub.account()::text, pg_backend_pid(), current_setting('transaction_read_only'), txid_current_if_assigned()`;

  test('asks what it wants to know at the same time on one connection, in its account’s name, read only', async () => {
    const [[one] = [], [other] = []] = await ask(who, who);
    expect(one).toEqual([[account, expect.any(Number), 'on', null]]);
    expect(other).toEqual(one);
  });

  test('changes nothing, and is followed by others that are answered', async () => {
    await expect(ask(sql`DELETE FROM note RETURNING id`)).rejects.toThrow('read-only');
    for (let again = 0; again < 6; again += 1) expect((await ask(who))[0]?.[0]?.[0]?.[0]).toBe(account);
  });

  test('fails alone when its connection ends before it has asked anything', async () => {
    const driver = plugin.app.get(DataSource).driver as unknown as {
      obtainMasterConnection(): Promise<[client: pg.Client, release: (broken?: Error) => void]>;
    };
    const [client, release] = await driver.obtainMasterConnection();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    // Only a session of the same role may end it.
    const [other, releaseOther] = await driver.obtainMasterConnection();
    const ended = new Promise((resolve) => client.once('end', resolve));
    await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    releaseOther();
    await ended;
    await expect(client.query('SELECT 1')).rejects.toThrow();
    release(new Error('ended'));
    expect((await ask(who))[0]?.[0]?.[0]?.[0]).toBe(account);
  });

  test('plans what its services ask with the manager once, and answers their values', async () => {
    const context: RequestContext = {
      account: { id: account, name: '张三' },
      acting: '',
      scopes: new Map(),
      requestId: 'together-test',
      locale: 'zh-CN',
    };
    const db = plugin.app.get(ScopedDb);
    const rows = await db.run(context, 'read', async () => {
      const answers = [1, 2].map((value) => db.manager.query('SELECT $1::integer AS planned_once', [value]));
      const known = db.manager.query(
        `SELECT count(*)::integer AS many FROM pg_prepared_statements WHERE statement LIKE '%AS planned_once'`,
      );
      return [...(await Promise.all(answers)), await known];
    });
    expect(rows).toEqual([[{ planned_once: 1 }], [{ planned_once: 2 }], [{ many: 1 }]]);
  });
});
