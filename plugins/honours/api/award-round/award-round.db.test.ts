import type { Problem } from '@linli/contracts';
import { recordChecks, startTestWorld } from '@linli/sdk-server/testing';
import type { TestWorld } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AwardRoundDetail, AwardRoundHistory } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { awardRoundRecord } from './award-round.record.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld(definition);
});
afterAll(() => world?.close());

const URL = '/v1/award-rounds';

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: awardRoundRecord,
  url: URL,
  keeper: 'keeper',
  command: (unitId, text) => ({ title: text, note: '备注', unitId }),
  step: ['close', { reason: '不再需要' }],
});
test.each(checks)('$title', ({ check }) => check());

test('a record is added, corrected and closed with a reason, and its history says so', async () => {
  const keeper = world.as('keeper');
  const added = await keeper.post<AwardRoundDetail>(URL, { title: '甲', note: '备注', unitId: world.at.community });
  expect(added).toMatchObject({ status: 201, body: { state: 'active', createdBy: { name: '张keeper' }, version: 1 } });
  let one = added.body;
  expect(one.actions.map(({ action }) => action)).toEqual(['change', 'close']);
  expect(one.path.map(({ name }) => name)).toEqual(['河东区', '甲街道', '甲社区']);
  one = (await keeper.post<AwardRoundDetail>(`${URL}/${one.id}/change`, { title: '乙', version: 1 })).body;
  expect(one).toMatchObject({ title: '乙', note: null, state: 'active' });
  one = (await keeper.post<AwardRoundDetail>(`${URL}/${one.id}/close`, { reason: '不再需要', version: 2 })).body;
  expect(one).toMatchObject({ state: 'closed', actions: [] });
  const { items } = (await world.as('viewer').get<AwardRoundHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ action, by, reason }) => [action, by.name, reason])).toEqual([
    ['close', '张keeper', '不再需要'],
    ['change', '张keeper', null],
    ['create', '张keeper', null],
  ]);
});

test('wrong fields are named, each of them', async () => {
  const wrong = { title: ' ', note: '长'.repeat(501), unitId: 'x' };
  const answer = await world.as('keeper').post<Problem>(URL, wrong);
  expect(answer.status).toBe(400);
  expect(answer.body.errors?.map(({ field }) => field)).toEqual(['title', 'note', 'unitId']);
});
