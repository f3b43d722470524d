import type { Problem } from '@linli/contracts';
import { sampleJpeg } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ExpenseDetail, ExpenseHistory } from '../../contract/index.ts';
import { EXPENSES, TODAY, startProjectWorld } from '../testing/project.world.ts';
import type { ProjectWorld } from '../testing/project.world.ts';

let world: ProjectWorld;
beforeAll(async () => {
  world = await startProjectWorld();
});
afterAll(() => world?.close());

const file = (projectId: string, more: object = {}) =>
  world.as('clerk').post<ExpenseDetail & Problem>(EXPENSES, {
    projectId,
    title: '材料款',
    fen: 100_000,
    payee: '河东区某某建材有限公司',
    ...more,
  });

test('an expense goes from the desk to the books, by four people, and its papers with it', async () => {
  const { id: projectId } = await world.upTo('running');
  const before = await world.balance();
  const paper = await world.as('clerk').upload<{ id: string }>('/v1/attachments/expense-basis', sampleJpeg());
  const filed = await file(projectId, { basis: [paper.body.id] });
  expect(filed.body.basis).toHaveLength(1);
  const { id } = filed.body;
  await world.pay(world.as('reviewer'), id, 'check');
  await world.pay(world.as('approver'), id, 'approve');
  expect(await world.balance()).toEqual(before);
  const paid = await world.pay(world.as('finance'), id, 'pay', { paidOn: TODAY, voucherNo: 'ZF-2026-0001' });
  expect(paid.body).toMatchObject({ state: 'paid', voucherNo: 'ZF-2026-0001', paidOn: TODAY });
  expect((await world.balance()).spent - before.spent).toBe(100_000);
  const { items } = (await world.as('auditor').get<ExpenseHistory>(`${EXPENSES}/${id}/history`)).body;
  expect(items.map(({ action }) => action)).toEqual(['pay', 'approve', 'check', 'file']);
});

test('what was paid is taken back only by a counter-entry, and can be filed again', async () => {
  const { id: projectId } = await world.upTo('running');
  const before = await world.balance();
  const { id } = await world.expense(projectId, 'paid', { fen: 500_000 });
  expect((await file(projectId, { fen: 1 })).body.code).toBe('funds.expense.over-budget');
  const back = await world.pay(world.as('finance'), id, 'reverse', { reason: '货物退回' });
  expect(back.body).toMatchObject({ state: 'reversed', reversedOn: TODAY });
  expect(await world.balance()).toEqual(before);
  expect(await world.project(projectId)).toMatchObject({ claimed: 0, spent: 0 });
  const { rows } = await world.plugin.database.client.query(
    'SELECT kind FROM plugin_funds.ledger_entry WHERE reference_id = $1 ORDER BY posted_at',
    [id],
  );
  expect(rows.map(({ kind }: Record<string, unknown>) => kind)).toEqual(['spend', 'counter']);
  expect((await file(projectId, { fen: 500_000 })).status).toBe(201);
});

test('of twenty filed at once for a budget that holds five, five are filed', async () => {
  const { id: projectId } = await world.upTo('running');
  const answers = await Promise.all(Array.from({ length: 20 }, () => file(projectId, { fen: 100_000 })));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
  const refused = answers.filter(({ status }) => status !== 201);
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([409]));
  expect(refused.every(({ body }) => body.code.startsWith('funds.expense.over-budget'))).toBe(true);
  expect((await world.project(projectId)).claimed).toBe(500_000);
});

test('one that is refused makes room again', async () => {
  const { id: projectId } = await world.upTo('running');
  const { id } = await world.expense(projectId, 'checked', { fen: 500_000 });
  await world.pay(world.as('approver'), id, 'approve-refuse', { reason: '没有合同' });
  expect((await file(projectId, { fen: 500_000 })).status).toBe(201);
});

test('nothing is filed before the project has begun, nor paid for one that is over', async () => {
  const { id } = await world.upTo('funded');
  expect((await file(id)).body).toMatchObject({ status: 409, code: 'funds.expense.not-spending' });
});

test('a voucher pays once, and not on a day that is not there yet or was before it was filed', async () => {
  const { id: projectId } = await world.upTo('running');
  const [one, other] = [await world.expense(projectId, 'approved'), await world.expense(projectId, 'approved')];
  const pay = (id: string, more: object) =>
    world.pay<ExpenseDetail & Problem>(world.as('finance'), id, 'pay', { paidOn: TODAY, voucherNo: 'ZF-7', ...more });
  expect((await pay(one.id, { paidOn: '2999-01-01' })).body.code).toBe('funds.expense.day-ahead');
  expect((await pay(one.id, { paidOn: '2020-01-01' })).body.code).toBe('funds.expense.day-before-filed');
  expect((await pay(one.id, {})).status).toBe(200);
  const before = await world.balance();
  expect((await pay(other.id, {})).body).toMatchObject({ status: 409, code: 'funds.expense.voucher-known' });
  expect(await world.balance()).toEqual(before);
});

test('who filed it neither checks it nor approves or pays it', async () => {
  const { id: projectId } = await world.upTo('running');
  const verbs = ['read', 'file', 'check', 'approve', 'pay'].map((verb) => `funds.expense.${verb}`);
  const all = await world.somebody([...verbs, 'funds.project.read'], 'street');
  const said = { projectId, title: '材料款', fen: 1_000, payee: '某某公司' };
  const { id } = (await all.post<ExpenseDetail>(EXPENSES, said)).body;
  const refused = await world.pay<Problem>(all, id, 'check');
  expect([refused.status, refused.body.code]).toEqual([403, 'funds.expense.own-expense']);
});

test.each([
  ['part of a fen', { fen: 0.5 }],
  ['nothing', { fen: 0 }],
  ['less than nothing', { fen: -100 }],
  ['more than is exact', { fen: 2 ** 53 + 2 }],
])('%s is no amount', async (_, more) => {
  const { id } = await world.upTo('running');
  const answer = await file(id, more);
  expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, 'fen']);
});

test('the other street neither sees it nor files one here', async () => {
  const { id: projectId } = await world.upTo('running');
  const { id } = await world.expense(projectId);
  expect((await world.neighbour.get(`${EXPENSES}/${id}`)).status).toBe(404);
  const said = { projectId, title: '越界', fen: 1, payee: '某某公司' };
  expect((await world.neighbour.post(EXPENSES, said)).status).toBe(404);
  expect((await world.stranger.get(EXPENSES)).status).toBe(403);
});
