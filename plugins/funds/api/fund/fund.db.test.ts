import type { Page, Problem } from '@linli/contracts';
import { recordChecks } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BudgetLine, FundDetail, FundHistory, FundTree, LedgerLine } from '../../contract/index.ts';
import { startMoneyWorld } from '../testing/money.world.ts';
import type { MoneyWorld } from '../testing/money.world.ts';
import { fundRecord } from './fund.record.ts';

let world: MoneyWorld;
beforeAll(async () => {
  world = await startMoneyWorld();
});
afterAll(() => world?.close());

const URL = '/v1/funds';
const asked = (title: string, more: object = {}) => ({
  ...{ title, source: 'district-budget', year: 2026, amount: '16800000', unitId: world.at.district },
  ...more,
});

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: fundRecord,
  url: URL,
  keeper: 'recorder',
  command: (unitId, text) => asked(text, { unitId }),
  step: ['drop', { reason: '预算未定' }],
});
// A fund of a unit above is read below it, so what another street may see is told in a test of its own.
test.each(checks)('$title', ({ check }) => check());

test('money is there once a second person has approved it: all of it, at the unit of the fund', async () => {
  const { clerk, admin, at } = world;
  const { body: drafted } = await clerk.post<FundDetail>(URL, asked('专项资金'));
  expect(drafted).toMatchObject({
    state: 'drafted',
    fen: 1_680_000_000,
    balance: null,
    waitingFor: { action: 'approve' },
  });
  const approved = (await world.step<FundDetail>(admin, 'funds', drafted.id, 'approve')).body;
  expect(approved.balance).toEqual({ available: 1_680_000_000, committed: 0, spent: 0 });
  const { body: books } = await admin.get<Page<LedgerLine>>(`/v1/ledger?fund=${drafted.id}`);
  expect(books.items.map(({ account, fen, kind }) => [account, fen, kind]).sort()).toEqual([
    ['available', 1_680_000_000, 'appropriate'],
    ['source', -1_680_000_000, 'appropriate'],
  ]);
  const { body: tree } = await admin.get<FundTree>(`/v1/fund-trees/${drafted.id}?at=${at.district}`);
  expect(tree).toMatchObject({ node: { received: 1_680_000_000, passedOn: 0 }, children: [] });
  const { items } = (await clerk.get<FundHistory>(`${URL}/${drafted.id}/history`)).body;
  expect(items.map(({ action }) => action)).toEqual(['approve', 'draft']);
});

test('whoever drafted it does not approve it, whatever else they may do', async () => {
  const both = await world.somebody(['funds.fund.read', 'funds.fund.manage', 'funds.fund.approve'], 'district');
  const { body } = await both.post<FundDetail>(URL, asked('自己的'));
  const refused = await world.step(both, 'funds', body.id, 'approve');
  expect(refused).toMatchObject({ status: 403, body: { code: 'funds.fund.own-fund' } });
});

test('two who approve at once: it is appropriated once', async () => {
  const { clerk, admin } = world;
  const { body } = await clerk.post<FundDetail>(URL, asked('同时'));
  const another = await world.somebody(['funds.fund.read', 'funds.fund.approve'], 'district');
  const answers = await Promise.all(
    [admin, another, admin, another].map((by) => by.post<Problem>(`${URL}/${body.id}/approve`, { version: 1 })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  const { body: shown } = await admin.get<FundDetail>(`${URL}/${body.id}`);
  expect(shown.balance).toEqual({ available: 1_680_000_000, committed: 0, spent: 0 });
});

test.each(['1.234', '-1', '0', '90071992547409.92', '1e5', ''])(
  'an amount of %p is refused at its field',
  async (amount) => {
    const refused = await world.clerk.post<Problem>(URL, asked('金额', { amount }));
    expect([refused.status, refused.body.errors?.map(({ field }) => field)]).toEqual([400, ['amount']]);
  },
);

test('a fund that is closed takes nothing any more, and is not closed while money is set aside', async () => {
  const { clerk, at } = world;
  const fund = await world.fund('100');
  const sql = (text: string, values: unknown[]) => world.plugin.database.client.query(text, values);
  const { rows } = await sql(
    `UPDATE plugin_funds.ledger_account SET fen = 10 WHERE fund_id = $1 AND kind = 'committed' RETURNING id`,
    [fund.id],
  );
  const early = await world.step(clerk, 'funds', fund.id, 'close', { reason: '年度结束' });
  expect(early).toMatchObject({ status: 409, body: { code: 'funds.fund.still-committed' } });
  expect(early.body.title).toBe('还有 0.10 元已占用，没有支付或退回');
  await sql('UPDATE plugin_funds.ledger_account SET fen = 0 WHERE id = $1', [rows[0]?.['id']]);
  const closed = await world.step<FundDetail>(clerk, 'funds', fund.id, 'close', { reason: '年度结束' });
  expect(closed.body).toMatchObject({ state: 'closed' });
  const late = await world.file(world.desk, { fundId: fund.id, unitId: at.street, amount: '1' });
  expect(late).toMatchObject({ status: 409, body: { code: 'funds.allocation.fund-not-open' } });
});

test('a street sees the fund of the district that it gets money from, and not what it has', async () => {
  const fund = await world.fund('100');
  const { body } = await world.desk.get<FundDetail>(`${URL}/${fund.id}`);
  expect(body).toMatchObject({ id: fund.id, balance: { available: 0, committed: 0, spent: 0 } });
  const { body: books } = await world.desk.get<Page<LedgerLine>>(`/v1/ledger?fund=${fund.id}`);
  expect(books.items).toEqual([]);
});

test('a fund whose unit was merged goes where that went, with its money, and gives it on from there', async () => {
  const { admin, clerk, at, plugin } = world;
  const fund = await world.fund('100', { title: '合并前的资金', unitId: at.otherStreet });
  const drafted = (await clerk.post<FundDetail>(URL, asked('还没批准', { unitId: at.otherStreet }))).body;
  // As core does it: the rows of every table follow.
  await plugin.database.client.query('SELECT core.follow_unit($1, $2)', [at.otherStreet, at.street]);
  const { body } = await admin.get<FundDetail>(`${URL}/${fund.id}`);
  expect(body).toMatchObject({ unitId: at.street, balance: { available: 10_000, committed: 0, spent: 0 } });
  const tree = (await admin.get<FundTree>(`/v1/fund-trees/${fund.id}?at=${at.street}`)).body;
  expect(tree.node).toMatchObject({ unit: { id: at.street }, received: 10_000 });
  const given = await world.give({ fundId: fund.id, unitId: at.community, amount: '40' });
  expect(given).toMatchObject({ state: 'approved', unitId: at.community });
  expect((await admin.get<FundDetail>(`${URL}/${fund.id}`)).body.balance?.available).toBe(10_000);
  const late = (await world.step<FundDetail>(admin, 'funds', drafted.id, 'approve')).body;
  expect(late).toMatchObject({ state: 'approved', unitId: at.street, balance: { available: 1_680_000_000 } });
  expect((await clerk.get<Page<BudgetLine>>(`/v1/budget-lines?fund=${fund.id}`)).body).toMatchObject({
    ...{ total: 2, exact: true },
    items: [
      { unit: { id: at.street }, available: 6_000 },
      { unit: { id: at.community }, available: 4_000 },
    ],
  });
});
