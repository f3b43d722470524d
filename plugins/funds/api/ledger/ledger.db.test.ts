import { randomUUID } from 'node:crypto';
import type { Problem } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestClient, TestWorld } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Balance } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { approvedFund, givenMoney } from '../testing/funds.world.ts';
import { PostingModule } from '../testing/posting.module.ts';
import type { LineAccounts } from './budget-lines.ts';

let world: TestWorld;
let app: pg.Client;
let payer: TestClient;
beforeAll(async () => {
  world = await startTestWorld({ ...definition, modules: [...definition.modules, PostingModule] });
  app = new pg.Client(world.plugin.appUrl);
  await app.connect();
  payer = await world.somebody(['funds.fund.approve'], 'district');
});
afterAll(async () => {
  await app?.end();
  await world?.close();
});

type Posted = { id: string } & Problem;
const balance = async (line: string, by = payer) => (await by.get<Balance>(`/v1/posting/balance/${line}`)).body;
const post = (kind: string, command: object, by = payer) => by.post<Posted>(`/v1/posting/${kind}`, command);
const owner = (text: string, values: unknown[] = []) => world.plugin.database.client.query(text, values);

test('money is set aside, paid and given back, each in whole fen', async () => {
  const { lineId: line } = await givenMoney(world, { unit: 'community', category: 'service', fen: 10_001 });
  expect((await post('commit', { line, fen: 7_000, id: randomUUID() })).status).toBe(200);
  expect(await balance(line)).toEqual({ available: 3_001, committed: 7_000, spent: 0 });
  await post('spend', { line, fen: 6_999, id: randomUUID() });
  await post('release', { line, fen: 1, id: randomUUID() });
  expect(await balance(line)).toEqual({ available: 3_002, committed: 0, spent: 6_999 });
});

test('what is not there cannot be set aside, and the refusal says what is left', async () => {
  const { lineId: line } = await givenMoney(world, { unit: 'community', fen: 123_456 });
  const refused = await post('commit', { line, fen: 123_457, id: randomUUID() });
  expect(refused).toMatchObject({ status: 409, body: { code: 'funds.ledger.below-zero' } });
  expect(refused.body.title).toBe('“可用”只剩 1,234.56 元，不够 1,234.57 元');
  const unpaid = await post('spend', { line, fen: 1, id: randomUUID() });
  expect(unpaid.body.title).toBe('“已占用”只剩 0.00 元，不够 0.01 元');
  expect(await balance(line)).toEqual({ available: 123_456, committed: 0, spent: 0 });
});

test('the same reference is one entry: again it answers the first, with another amount it is refused', async () => {
  const { lineId: line } = await givenMoney(world, { unit: 'community', fen: 500 });
  const id = randomUUID();
  const first = await post('commit', { line, fen: 100, id });
  expect((await post('commit', { line, fen: 100, id })).body.id).toBe(first.body.id);
  expect(await post('commit', { line, fen: 101, id })).toMatchObject({
    status: 409,
    body: { code: 'funds.ledger.reference-used' },
  });
  await post('commit', { line, fen: 101, id, leg: 1 });
  expect(await balance(line)).toEqual({ available: 299, committed: 201, spent: 0 });
});

test('an entry is taken back by its opposite, once, and not once the money has gone on', async () => {
  const { lineId: line } = await givenMoney(world, { unit: 'community', fen: 500 });
  const { id: entry } = (await post('commit', { line, fen: 300, id: randomUUID() })).body;
  const countered = await post('counter', { entry, id: randomUUID() });
  expect(await balance(line)).toEqual({ available: 500, committed: 0, spent: 0 });
  expect((await post('counter', { entry, id: randomUUID() })).body.code).toBe('funds.ledger.already-countered');
  const again = await post('counter', { entry: countered.body.id, id: randomUUID() });
  expect(again.body.code).toBe('funds.ledger.counter-of-counter');
  const { id: gone } = (await post('commit', { line, fen: 300, id: randomUUID() })).body;
  await post('spend', { line, fen: 200, id: randomUUID() });
  expect((await post('counter', { entry: gone, id: randomUUID() })).body.code).toBe('funds.ledger.below-zero');
  expect((await post('counter', { entry: randomUUID(), id: randomUUID() })).status).toBe(404);
});

test('money goes down from line to line, within its fund only', async () => {
  const upper = await givenMoney(world, { unit: 'street', fen: 1_000 });
  const { lineId: to } = await givenMoney(world, { unit: 'community', fen: 1, fundId: upper.fundId });
  await post('allocate', { line: upper.lineId, to, fen: 999, id: randomUUID() });
  expect([await balance(upper.lineId), await balance(to)]).toMatchObject([{ available: 1 }, { available: 1_000 }]);
  const other = await givenMoney(world, { unit: 'community', fen: 1 });
  const mixed = await post('allocate', { line: upper.lineId, to: other.lineId, fen: 1, id: randomUUID() });
  expect(mixed).toMatchObject({ status: 400, body: { code: 'funds.ledger.unbalanced' } });
});

test('what does not balance, or is no whole number of fen, is not posted', async () => {
  const { lineId: line } = await givenMoney(world, { unit: 'community', fen: 500 });
  const accounts = (await payer.get<LineAccounts>(`/v1/posting/accounts/${line}`)).body;
  const [from, to] = [accounts.available.id, accounts.committed.id];
  const wrong = [
    [{ accountId: from, fen: -100 }],
    [],
    [
      { accountId: from, fen: -100 },
      { accountId: to, fen: 99 },
    ],
    [
      { accountId: from, fen: -0.5 },
      { accountId: to, fen: 0.5 },
    ],
    [
      { accountId: from, fen: -(2 ** 53) },
      { accountId: to, fen: 2 ** 53 },
    ],
  ];
  for (const lines of wrong)
    expect((await post('any', { lines, id: randomUUID() })).body.code).toBe('funds.ledger.unbalanced');
  expect((await post('commit', { line, fen: 0, id: randomUUID() })).body.code).toBe('funds.ledger.unbalanced');
  // A negative commitment would be a release under another name.
  await post('commit', { line, fen: 5, id: randomUUID() });
  expect((await post('commit', { line, fen: -1, id: randomUUID() })).body.code).toBe('funds.ledger.unbalanced');
});

test('whoever acts elsewhere, or for nobody, posts nothing', async () => {
  const { lineId: line } = await givenMoney(world, { unit: 'community', fen: 500 });
  expect((await post('commit', { line, fen: 1, id: randomUUID() }, world.neighbour)).status).toBe(404);
  expect((await post('commit', { line, fen: 1, id: randomUUID() }, world.stranger)).status).toBe(403);
  // A street may not take from the district, although it holds the permission for itself.
  const upper = await givenMoney(world, { unit: 'district', fen: 500 });
  expect((await post('commit', { line: upper.lineId, fen: 1, id: randomUUID() }, world.as('approver'))).status).toBe(
    404,
  );
});

test('the right to change or remove what is in the books does not exist, not even for the owner of the tables', async () => {
  await givenMoney(world, { unit: 'community', fen: 500 });
  for (const table of ['ledger_line', 'ledger_entry', 'ledger_account', 'budget_line']) {
    await expect(app.query(`UPDATE ${table} SET unit_id = unit_id`)).rejects.toThrow('permission denied');
    await expect(app.query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
    await expect(app.query(`TRUNCATE ${table}`)).rejects.toThrow('permission denied');
    await expect(owner(`DELETE FROM plugin_funds.${table}`)).rejects.toThrow('only ever added to');
  }
  await expect(owner('UPDATE plugin_funds.ledger_line SET fen = fen + 1')).rejects.toThrow('only ever added to');
  await expect(owner(`UPDATE plugin_funds.ledger_entry SET kind = 'spend'`)).rejects.toThrow('only ever added to');
});

test('the database itself refuses an entry that does not balance, has no lines, or gets some later', async () => {
  const { fundId, lineId } = await givenMoney(world, { unit: 'community', fen: 500 });
  const entry = async (lines: [kind: string, fen: number][]) => {
    const id = randomUUID();
    await owner('BEGIN');
    await owner(
      `INSERT INTO plugin_funds.ledger_entry (id, fund_id, kind, reference_type, reference_id, leg, digest, posted_at, unit_id)
       VALUES ($1, $2, 'commit', 'test', $1, 0, '', now(), $3)`,
      [id, fundId, world.at.community],
    );
    for (const [kind, fen] of lines) await line(id, kind, fen);
    await owner('COMMIT').catch(async (error: unknown) => {
      await owner('ROLLBACK');
      throw error;
    });
    return id;
  };
  const line = (id: string, kind: string, fen: number) =>
    owner(
      `INSERT INTO plugin_funds.ledger_line (id, entry_id, account_id, fen, memo, posted_by)
       SELECT gen_random_uuid(), $1, a.id, $2, '测试', $1 FROM plugin_funds.ledger_account a WHERE a.line_id = $3 AND a.kind = $4`,
      [id, fen, lineId, kind],
    );
  await expect(entry([])).rejects.toThrow('has 0 lines');
  await expect(entry([['committed', 5]])).rejects.toThrow('has 1 lines');
  const uneven = entry([
    ['available', -5],
    ['committed', 4],
  ]);
  await expect(uneven).rejects.toThrow('comes to -1 fen');
  const good = await entry([
    ['available', -5],
    ['committed', 5],
  ]);
  await expect(line(good, 'spent', 5)).rejects.toThrow('is closed');
  expect(await balance(lineId)).toEqual({ available: 495, committed: 5, spent: 0 });
});

test('nothing is posted to a fund that is closed', async () => {
  const { fundId, lineId: line } = await givenMoney(world, { unit: 'community', fen: 500 });
  await owner(`UPDATE plugin_funds.fund SET state = 'closed', closed_on = '2026-12-31' WHERE id = $1`, [fundId]);
  const refused = await post('commit', { line, fen: 1, id: randomUUID() });
  expect(refused).toMatchObject({ status: 409, body: { code: 'funds.ledger.fund-closed' } });
});

test('two hundred at once: none lost, none twice, and no more than there is', async () => {
  const fundId = await approvedFund(world);
  const { lineId: line } = await givenMoney(world, { unit: 'community', fen: 150 * 7, fundId });
  const ids = Array.from({ length: 200 }, () => randomUUID());
  const answers = await Promise.all(ids.map((id) => post('commit', { line, fen: 7, id })));
  const done = answers.filter(({ status }) => status === 200).length;
  expect([done, answers.filter(({ body }) => body.code === 'funds.ledger.below-zero').length]).toEqual([150, 50]);
  const twice = await Promise.all(ids.map((id) => post('commit', { line, fen: 7, id })));
  expect(twice.filter(({ status }) => status === 200).length).toBe(150);
  expect(await balance(line)).toEqual({ available: 0, committed: 1_050, spent: 0 });
});
