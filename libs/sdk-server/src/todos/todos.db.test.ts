import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '@linli/contracts';
import pg from 'pg';
import { startMemoPlugin } from '../testing/memo.plugin.ts';
import type { TestClient, TestPlugin } from '../testing/test-plugin.ts';

const CHECK = 'memo.note.to-check';
const ANSWER = 'memo.note.to-answer';

let plugin: TestPlugin;
let district: number;
let street: number;
let community: number;
let other: number;
let writer: string;
let client: TestClient;

beforeAll(async () => {
  plugin = await startMemoPlugin();
  const { platform } = plugin;
  district = await platform.unit('district');
  street = await platform.unit('street', district);
  other = await platform.unit('street', district);
  community = await platform.unit('community', street);
  writer = await platform.account('writer');
  await platform.grant(writer, ['memo.note.read', 'memo.note.write'], district);
  client = await plugin.as(writer);
});
afterAll(() => plugin?.close());

const recordAt = (unitId: number, more: object = {}) => {
  const id = randomUUID();
  return { type: 'memo.note', id, title: '三号楼前', route: `notes/${id}`, unitId, ...more };
};
type Record_ = ReturnType<typeof recordAt>;
const say = async (what: string, record: Record_, waiting: object[], more: object = {}) =>
  client.post<Problem>(`/v1/todos/${what}`, { record, waiting, ...more });
const set = async (record: Record_, ...waiting: object[]) => {
  const answer = await say('set', record, waiting);
  expect([answer.status, answer.body]).toEqual([201, {}]);
};
interface Row {
  kind: string;
  step: string;
  title: string;
  unit: number;
  street: number;
  account: string | null;
  barrier: string | null;
  since: Date;
  until: Date | null;
}
const todosOf = async ({ id }: { id: string }) =>
  (
    await plugin.database.client.query<Row>(
      `SELECT kind, step, record_title AS title, unit_id AS unit, street_id AS street, account_id AS account,
         barrier_id AS barrier, since, until FROM core.todo WHERE record_id = $1 ORDER BY step`,
      [id],
    )
  ).rows;
const sql = (text: string, values: unknown[] = []) => plugin.database.client.query(text, values);

describe('a todo', () => {
  test('said twice is one, keeps since when it waits, and takes over what has changed', async () => {
    const record = recordAt(community);
    const until = new Date('2026-12-01T16:00:00Z');
    await set(record, { kind: CHECK });
    const [first] = await todosOf(record);
    await set(record, { kind: CHECK });
    expect(await todosOf(record)).toEqual([first]);
    await set({ ...record, title: '四号楼前', unitId: other }, { kind: CHECK, accountId: writer, until });
    expect(await todosOf(record)).toEqual([
      { ...first, title: '四号楼前', unit: other, street: other, account: writer, until },
    ]);
    const since = new Date('2026-11-20T02:00:00Z');
    await set(record, { kind: CHECK, barrierId: writer, since });
    expect(await todosOf(record)).toMatchObject([
      { unit: community, account: null, barrier: writer, until: null, since },
    ]);
  });

  test('is closed when the record waits for something else, or for nothing, and closing it again does no harm', async () => {
    const record = recordAt(community);
    await set(record, { kind: CHECK }, { kind: ANSWER, accountId: writer });
    expect((await todosOf(record)).map(({ kind }) => kind)).toEqual([ANSWER, CHECK]);
    await set(record, { kind: ANSWER, accountId: writer });
    expect((await todosOf(record)).map(({ kind }) => kind)).toEqual([ANSWER]);
    await set(record);
    await set(record);
    expect(await todosOf(record)).toEqual([]);
  });

  test('of one kind may wait for several people, each in a step of its own', async () => {
    const record = recordAt(community);
    const second = await plugin.platform.account('second');
    const waiting = [writer, second].map((accountId, at) => ({ kind: ANSWER, step: `answer-${at}`, accountId }));
    expect((await say('open', record, waiting)).status).toBe(201);
    expect((await todosOf(record)).map(({ account }) => account)).toEqual([writer, second]);
    await client.post('/v1/todos/close', { type: record.type, id: record.id, step: 'answer-0' });
    expect((await todosOf(record)).map(({ step }) => step)).toEqual(['answer-1']);
    await client.post('/v1/todos/close', { type: record.type, id: record.id });
    expect(await todosOf(record)).toEqual([]);
  });

  test('is gone with the request that failed after it', async () => {
    const record = recordAt(community);
    await set(record, { kind: CHECK });
    const before = await todosOf(record);
    expect((await say('set', record, [{ kind: ANSWER, accountId: writer }], { fail: true })).status).toBe(500);
    expect(await todosOf(record)).toEqual(before);
  });

  test('adds no line to the audit log', async () => {
    const lines = async () => Number((await sql('SELECT count(*) FROM core.audit_entry')).rows[0]?.['count']);
    const before = await lines();
    await set(recordAt(community), { kind: CHECK }, { kind: ANSWER, accountId: writer });
    expect(await lines()).toBe(before + 1);
  });

  test('keeps no more of a title than a list shows', async () => {
    const record = recordAt(community, { title: '长'.repeat(900) });
    await set(record, { kind: CHECK });
    expect((await todosOf(record))[0]?.title).toHaveLength(200);
  });
});

describe('what a plugin may not say', () => {
  test.each([
    ['a record of another plugin', { type: 'other.note' }, { kind: CHECK }],
    ['a record of core', { type: 'core.person' }, { kind: CHECK }],
    ['a kind that its manifest does not name', {}, { kind: 'memo.note.to-burn' }],
    ['a kind that waits for nobody by permission, without a name', {}, { kind: ANSWER }],
    ['an account that there is not', {}, { kind: CHECK, accountId: randomUUID() }],
    ['a way out of its own pages', { route: '../../platform' }, { kind: CHECK }],
    ['an address elsewhere', { route: 'https://example.com' }, { kind: CHECK }],
    ['a record without a title', { title: '' }, { kind: CHECK }],
  ])('%s', async (_, changes, todo) => {
    const record = recordAt(community, changes);
    expect((await say('set', record, [todo])).status).toBe(500);
    expect(await todosOf(record)).toEqual([]);
  });

  test('a unit that there is not', async () => {
    const answer = await say('set', recordAt(2_000_000), [{ kind: CHECK }]);
    expect([answer.status, answer.body.code]).toEqual([400, 'core.unit.unknown']);
  });

  test('anything at all by SQL of its own', async () => {
    const app = new pg.Client({ connectionString: plugin.appUrl });
    await app.connect();
    try {
      for (const attempt of [
        'SELECT * FROM core.todo',
        'INSERT INTO core.todo_kind VALUES (1)',
        `SELECT core.declare_todo_kinds('core', '[]')`,
        'DELETE FROM core.todo',
      ])
        await expect(app.query(attempt)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await app.end();
    }
  });
});

describe('where it waits', () => {
  test('follows its unit, also one that was being moved while it was opened', async () => {
    const moving = await plugin.platform.unit('community', street);
    const record = recordAt(moving);
    await set(record, { kind: CHECK });
    await plugin.platform.move(moving, other);
    expect(await todosOf(record)).toMatchObject([{ unit: moving, street: other }]);

    const app = new pg.Client({ connectionString: plugin.appUrl });
    await app.connect();
    try {
      const late = recordAt(moving);
      await app.query('BEGIN');
      await app.query('SELECT core_pub.todo_set_v1($1, $2)', [
        JSON.stringify({ ...late, unit: moving }),
        JSON.stringify([{ kind: CHECK }]),
      ]);
      const moved = plugin.platform.move(moving, street);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await app.query('COMMIT');
      await moved;
      expect(await todosOf(late)).toMatchObject([{ unit: moving, street }]);
      expect(await todosOf(record)).toMatchObject([{ unit: moving, street }]);
    } finally {
      await app.end();
    }
  });

  test('follows the record that is passed on, and the one unit that took the place of its own', async () => {
    const [ended, successor] = [
      await plugin.platform.unit('community', street),
      await plugin.platform.unit('community', other),
    ];
    const record = recordAt(street);
    await set(record, { kind: CHECK });
    expect((await say('move', { ...record, unitId: ended }, [])).status).toBe(201);
    expect(await todosOf(record)).toMatchObject([{ unit: ended, street }]);
    await sql(`UPDATE core.unit SET state = 'merged' WHERE id = $1`, [ended]);
    await sql('SELECT core.follow_unit($1, $2)', [ended, successor]);
    expect(await todosOf(record)).toMatchObject([{ unit: successor, street: other }]);
  });

  test('is the nearest unit above that is in force, where the record’s own is not any more', async () => {
    const ended = await plugin.platform.unit('community', street);
    await sql(`UPDATE core.unit SET state = 'abolished' WHERE id = $1`, [ended]);
    const record = recordAt(ended);
    await set(record, { kind: CHECK });
    expect(await todosOf(record)).toMatchObject([{ unit: street }]);
  });
});

test('a kind that the manifest names no more takes no new todos, and a plugin’s todos go with its kinds', async () => {
  const declare = (kinds: object[]) => sql(`SELECT core.declare_todo_kinds('memo', $1)`, [JSON.stringify(kinds)]);
  const [check, answer] = [{ id: CHECK, permission: 'memo.note.write', read: 'memo.note.read' }, { id: ANSWER }];
  const record = recordAt(community);
  await set(record, { kind: ANSWER, accountId: writer });
  await declare([check]);
  expect((await say('open', record, [{ kind: ANSWER, accountId: writer }])).status).toBe(500);
  await declare([check, answer]);
  await set(record, { kind: ANSWER, accountId: writer }, { kind: CHECK });
  await sql(`DELETE FROM core.todo_kind WHERE id = $1`, [ANSWER]);
  expect((await todosOf(record)).map(({ kind }) => kind)).toEqual([CHECK]);
  await declare([check, answer]);
});
