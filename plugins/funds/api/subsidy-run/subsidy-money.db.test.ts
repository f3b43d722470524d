import type { Problem } from '@linli/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { BudgetLine, SubsidyRunDetail } from '../../contract/index.ts';
import { givenMoney } from '../testing/funds.world.ts';
import { startSubsidyWorld } from '../testing/subsidy.world.ts';
import type { SubsidyWorld } from '../testing/subsidy.world.ts';

let world: SubsidyWorld;
beforeAll(async () => {
  world = await startSubsidyWorld();
});
afterAll(() => world?.close());
beforeEach(() => {
  world.core.all = [];
  world.core.add('甲', world.at.grid);
  world.core.add('乙', world.at.otherCommunity);
});

const given = async (fen: number) => (await givenMoney(world, { unit: 'district', category: 'subsidy', fen })).lineId;
const booked = async (lineId: string) => {
  const { items } = (await world.clerk.get<{ items: BudgetLine[] }>('/v1/budget-lines?pageSize=100')).body;
  const line = items.find(({ id }) => id === lineId);
  return [line?.available, line?.committed, line?.spent];
};
const of = async (run: SubsidyRunDetail, name: string) => {
  const found = (await world.entries(run.id)).find(({ person }) => person === name);
  if (!found) throw new Error(`${name} is not in the run`);
  return found;
};
const WHY = { reason: '已核实' };

test('approved money is set aside, what is handed down is spent, and what is removed is available again', async () => {
  const lineId = await given(150_000);
  const run = await world.run('checked', { lineId });
  expect(run.line?.title).toContain('专项资金');
  expect(await booked(lineId)).toEqual([150_000, 0, 0]);
  await world.act(world.approver, run.id, 'approve');
  expect(await booked(lineId)).toEqual([50_000, 100_000, 0]);
  world.core.all = world.core.all.filter(({ person }) => person !== '甲');
  await world.act(world.checker, run.id, 'release');
  expect(await booked(lineId)).toEqual([50_000, 50_000, 50_000]);
  await world.actOn(world.clerk, await of(run, '甲'), 'keep', WHY);
  expect(await booked(lineId)).toEqual([50_000, 0, 100_000]);
  await world.actOn(world.clerk, await of(run, '甲'), 'hold', WHY);
  await world.actOn(world.clerk, await of(run, '甲'), 'remove', WHY);
  expect(await booked(lineId)).toEqual([100_000, 0, 50_000]);
});

test('what is removed between approval and release goes back, and so does all of a run that is cancelled', async () => {
  const lineId = await given(100_000);
  const run = await world.run('approved', { lineId });
  await world.actOn(world.clerk, await of(run, '甲'), 'hold', WHY);
  await world.actOn(world.clerk, await of(run, '甲'), 'remove', WHY);
  expect(await booked(lineId)).toEqual([50_000, 50_000, 0]);
  await world.act(world.clerk, run.id, 'cancel', WHY);
  expect(await booked(lineId)).toEqual([100_000, 0, 0]);
});

test('a run that the line has no money for is not approved, says what is left, and stays as it was', async () => {
  const lineId = await given(99_999);
  const run = await world.run('checked', { lineId });
  const { status, body } = await world.act<Problem>(world.approver, run.id, 'approve');
  expect([status, body.code, body.title.includes('999.99')]).toEqual([409, 'funds.ledger.below-zero', true]);
  expect(await world.get(run.id)).toEqual(run);
  expect(await booked(lineId)).toEqual([99_999, 0, 0]);
});

test('a line that is not there is refused when the run is drafted', async () => {
  const answer = await world.clerk.post<Problem>('/v1/subsidy-runs', {
    ...{ schemeId: (await world.scheme()).id, title: '甲', heldOn: '2026-11-01' },
    lineId: crypto.randomUUID(),
  });
  expect([answer.status, answer.body.code]).toEqual([404, 'funds.ledger.line-not-found']);
});
