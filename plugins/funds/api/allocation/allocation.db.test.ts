import type { Page, Problem } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  Allocation,
  AllocationDetail,
  AllocationHistory,
  BudgetLine,
  FenSum,
  FundTree,
  LedgerLine,
} from '../../contract/index.ts';
import { startMoneyWorld } from '../testing/money.world.ts';
import type { MoneyWorld } from '../testing/money.world.ts';

let world: MoneyWorld;
beforeAll(async () => {
  world = await startMoneyWorld();
});
afterAll(() => world?.close());

const URL = '/v1/allocations';
const tree = async (fundId: string, at: number, by = world.admin) =>
  (await by.get<FundTree>(`/v1/fund-trees/${fundId}?at=${at}`)).body;

test('money goes down the tree: asked for below, checked and approved above by different people, and then it is there', async () => {
  const { at, desk, clerk, admin, secretary, reviewer, leader } = world;
  const fund = await world.fund('16800000');
  const filed = (await world.file(desk, { fundId: fund.id, unitId: at.street, amount: '1000000' })).body;
  expect(filed).toMatchObject({
    state: 'filed',
    fen: 100_000_000,
    giverHas: null,
    waitingFor: { action: 'check', unit: { id: at.district } },
  });
  const checked = (await world.step<AllocationDetail>(clerk, 'allocations', filed.id, 'check')).body;
  expect(checked).toMatchObject({ state: 'checked', giverHas: 1_680_000_000 });
  const given = (await world.step<AllocationDetail>(admin, 'allocations', filed.id, 'approve')).body;
  expect(given).toMatchObject({ state: 'approved', actions: [{ action: 'undo' }] });
  const down = (
    await world.file(secretary, { fundId: fund.id, unitId: at.community, category: 'service', amount: '250000.55' })
  ).body;
  await world.step(reviewer, 'allocations', down.id, 'check');
  await world.step(leader, 'allocations', down.id, 'approve');
  expect(await tree(fund.id, at.district)).toMatchObject({
    node: { received: 1_680_000_000, passedOn: 100_000_000, available: 1_680_000_000 },
    children: [{ unit: { id: at.street }, received: 100_000_000, passedOn: 25_000_055 }],
  });
  expect(await tree(fund.id, at.street, desk)).toMatchObject({
    children: [{ unit: { id: at.community }, received: 25_000_055, available: 25_000_055, passedOn: 0 }],
  });
  const { body: books } = await secretary.get<Page<LedgerLine>>('/v1/ledger');
  expect(books.items.map(({ fen, category, memo }) => [fen, category, memo])).toEqual([
    [25_000_055, 'service', '社区微实事经费'],
  ]);
  const { items } = (await desk.get<AllocationHistory>(`${URL}/${filed.id}/history`)).body;
  expect(items.map(({ action }) => action)).toEqual(['approve', 'check', 'file']);
});

test('a unit means its own general money for something', async () => {
  const { at } = world;
  const fund = await world.fund('100');
  await world.give({ fundId: fund.id, unitId: at.street, amount: '100' });
  const own = (
    await world.file(world.desk, {
      fundId: fund.id,
      unitId: at.street,
      giver: 'own',
      category: 'activity',
      amount: '40',
    })
  ).body;
  await world.step(world.reviewer, 'allocations', own.id, 'check');
  const done = await world.step<AllocationDetail>(world.leader, 'allocations', own.id, 'approve');
  expect(done.body.state).toBe('approved');
  const { body: lines } = await world.desk.get<{ items: { category: string; available: number }[] }>(
    `/v1/budget-lines?fund=${fund.id}`,
  );
  expect(lines.items.map(({ category, available }) => [category, available])).toEqual([
    ['activity', 4_000],
    ['general', 6_000],
  ]);
});

test('who gets the money neither checks nor approves it, and nobody does two of the three', async () => {
  const { at } = world;
  const fund = await world.fund('100');
  const all = ['read', 'file', 'check', 'approve'].map((verb) => `funds.allocation.${verb}`);
  const everything = [...all, 'funds.fund.read', 'funds.ledger.read'];
  const street = await world.somebody(everything, 'street');
  const filed = (await world.file(street, { fundId: fund.id, unitId: at.street, amount: '1' })).body;
  expect(await world.step(world.reviewer, 'allocations', filed.id, 'check')).toMatchObject({ status: 403 });
  expect(filed.actions.map(({ action }) => action)).toEqual(['withdraw']);
  const one = await world.somebody(everything, 'district');
  await world.step(one, 'allocations', filed.id, 'check');
  expect(await world.step(one, 'allocations', filed.id, 'approve')).toMatchObject({
    status: 403,
    body: { code: 'funds.allocation.checked-by-you' },
  });
  expect(await world.step(world.leader, 'allocations', filed.id, 'approve')).toMatchObject({ status: 403 });
  const own = (await world.file(one, { fundId: fund.id, unitId: at.street, amount: '1' })).body;
  expect(await world.step(one, 'allocations', own.id, 'check')).toMatchObject({
    status: 403,
    body: { code: 'funds.allocation.own-allocation' },
  });
});

test('more than there is comes to nothing, and the refusal says what is left', async () => {
  const { at, clerk, admin } = world;
  const fund = await world.fund('100');
  const one = (await world.file(world.desk, { fundId: fund.id, unitId: at.street, amount: '60' })).body;
  const two = (await world.file(world.desk, { fundId: fund.id, unitId: at.street, amount: '60' })).body;
  for (const { id } of [one, two]) await world.step(clerk, 'allocations', id, 'check');
  const both = await Promise.all(
    [one, two].map(({ id }) => admin.post<Problem>(`${URL}/${id}/approve`, { version: 2 })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = both.find(({ status }) => status === 409)?.body;
  expect(refused).toMatchObject({ code: 'funds.ledger.below-zero', title: '“可用”只剩 40.00 元，不够 60.00 元' });
  const late = both[0]?.status === 409 ? one : two;
  const { body } = await admin.get<AllocationDetail>(`${URL}/${late.id}`);
  expect(body).toMatchObject({ state: 'checked', version: 2, lineId: null });
});

test('two who approve the same at once give it once', async () => {
  const { at, clerk } = world;
  const fund = await world.fund('100');
  const { id } = (await world.file(world.desk, { fundId: fund.id, unitId: at.street, amount: '60' })).body;
  await world.step(clerk, 'allocations', id, 'check');
  const others = await Promise.all(
    [1, 2, 3].map(() => world.somebody(['funds.allocation.read', 'funds.allocation.approve'], 'district')),
  );
  const answers = await Promise.all(others.map((by) => by.post<Problem>(`${URL}/${id}/approve`, { version: 2 })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await tree(fund.id, at.district)).toMatchObject({ node: { passedOn: 6_000 } });
});

test('it is undone by a counter-entry, as long as the money has not gone on', async () => {
  const { at, admin } = world;
  const fund = await world.fund('100');
  const given = await world.give({ fundId: fund.id, unitId: at.street, amount: '80' });
  const down = await world.give({ fundId: fund.id, unitId: at.community, category: 'goods', amount: '30' });
  const gone = await world.step(admin, 'allocations', given.id, 'undo', { reason: '批错了' });
  expect(gone).toMatchObject({ status: 409, body: { code: 'funds.ledger.below-zero' } });
  await world.step(world.leader, 'allocations', down.id, 'undo', { reason: '先收回' });
  const undone = await world.step<AllocationDetail>(admin, 'allocations', given.id, 'undo', { reason: '批错了' });
  expect(undone.body.state).toBe('undone');
  expect(await tree(fund.id, at.district)).toMatchObject({ node: { received: 10_000, passedOn: 0 } });
  const { body: books } = await admin.get<Page<LedgerLine>>(`/v1/ledger?entry=${given.entryId ?? ''}`);
  expect(books.items).toHaveLength(2);
  const { body: sum } = await admin.get<FenSum>(`/v1/ledger/sum?fund=${fund.id}`);
  expect(sum).toEqual({ count: 10, fen: 0 });
});

test('a request is withdrawn by whoever filed it, and turned down or refused with a reason', async () => {
  const { at, clerk, admin, desk } = world;
  const fund = await world.fund('100');
  const file = async () => (await world.file(desk, { fundId: fund.id, unitId: at.street, amount: '1' })).body.id;
  const other = await world.somebody(['funds.allocation.read', 'funds.allocation.file'], 'street');
  const mine = await file();
  expect((await world.step(other, 'allocations', mine, 'withdraw', { reason: '不要了' })).body.code).toBe(
    'funds.allocation.not-yours',
  );
  expect((await world.step<Allocation>(desk, 'allocations', mine, 'withdraw', { reason: '不要了' })).body.state).toBe(
    'withdrawn',
  );
  expect(
    (await world.step<Allocation>(clerk, 'allocations', await file(), 'turn-down', { reason: '重复' })).body.state,
  ).toBe('refused');
  const checked = await file();
  await world.step(clerk, 'allocations', checked, 'check');
  expect(
    (await world.step<Allocation>(admin, 'allocations', checked, 'refuse', { reason: '没有预算' })).body.state,
  ).toBe('refused');
  expect(
    (await clerk.post<Problem>(`${URL}/${checked}/turn-down`, { version: 3 })).body.errors?.map(({ field }) => field),
  ).toEqual(['reason']);
});

test('money does not go up, sideways into the same purpose, to a grid, or out of a fund that is not approved', async () => {
  const { at, clerk } = world;
  const fund = await world.fund('100');
  const code = async (asked: object) => (await world.file(clerk, { fundId: fund.id, ...asked })).body.code;
  expect(await code({ unitId: at.district })).toBe('funds.allocation.not-below');
  expect(await code({ unitId: at.grid })).toBe('funds.allocation.not-below');
  expect(await code({ unitId: at.street, giver: 'own' })).toBe('funds.allocation.no-purpose');
  const { body: draft } = await clerk.post<{ id: string }>('/v1/funds', {
    ...{ title: '草稿', source: 'other', year: 2026, amount: '5', unitId: at.district },
  });
  expect((await world.file(clerk, { fundId: draft.id, unitId: at.street })).body.code).toBe(
    'funds.allocation.fund-not-open',
  );
  const down = (await world.file(world.secretary, { fundId: fund.id, unitId: at.community })).body;
  const early = await world.step(world.reviewer, 'allocations', down.id, 'check');
  expect(early).toMatchObject({ status: 409, body: { title: '甲街道还没有这笔资金的统筹经费，不能分配' } });
});

test('another street sees nothing of it, and who may only look does nothing', async () => {
  const { at } = world;
  const fund = await world.fund('100');
  const given = await world.give({ fundId: fund.id, unitId: at.street, amount: '10' });
  expect((await world.neighbour.get(`${URL}/${given.id}`)).status).toBe(404);
  expect((await world.as('auditor').post(URL, {})).status).toBe(403);
  expect((await world.stranger.get(URL)).status).toBe(403);
});

test('budget lines come by the page, counted to the last, and by purpose and state', async () => {
  const { desk, at } = world;
  const fund = await world.fund('100');
  await world.give({ fundId: fund.id, unitId: at.street, amount: '10' });
  const lines = async (query: string, by = world.admin) =>
    (await by.get<Page<BudgetLine>>(`/v1/budget-lines?fund=${fund.id}&${query}`)).body;
  const [first, second] = [await lines('pageSize=1'), await lines('pageSize=1&page=2')];
  expect([first.total, first.exact, second.total]).toEqual([2, true, 2]);
  expect([first.items[0]?.unit.id, second.items[0]?.unit.id]).toEqual([at.district, at.street]);
  expect((await lines('category=service')).total).toBe(0);
  expect((await lines('category=general,service&state=open')).total).toBe(2);
  // A street counts its own.
  expect((await lines('', desk)).total).toBe(1);
});
