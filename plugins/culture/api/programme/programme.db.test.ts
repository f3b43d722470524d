import type { Problem } from '@linli/contracts';
import { recordChecks, startTestWorld } from '@linli/sdk-server/testing';
import type { TestWorld } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProgrammeDetail, ProgrammeHistory } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { programmeRecord } from './programme.record.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld(definition);
});
afterAll(() => world?.close());

const URL = '/v1/programmes';

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: programmeRecord,
  url: URL,
  keeper: 'street',
  command: (unitId, text) => ({ title: text, theme: 'tradition', note: '备注', unitId }),
  step: ['close', { reason: '不再需要' }],
});
test.each(checks)('$title', ({ check }) => check());

test('a record is added, corrected and closed with a reason, and its history says so', async () => {
  const keeper = world.as('street');
  const added = await keeper.post<ProgrammeDetail>(URL, {
    title: '甲',
    theme: 'tradition',
    note: '备注',
    unitId: world.at.community,
  });
  expect(added).toMatchObject({ status: 201, body: { state: 'active', createdBy: { name: '张street' }, version: 1 } });
  let one = added.body;
  expect(one.actions.map(({ action }) => action)).toEqual(['change', 'close']);
  expect(one.path.map(({ name }) => name)).toEqual(['河东区', '甲街道', '甲社区']);
  one = (
    await keeper.post<ProgrammeDetail>(`${URL}/${one.id}/change`, { title: '乙', theme: 'local-history', version: 1 })
  ).body;
  expect(one).toMatchObject({ title: '乙', theme: 'local-history', note: null, state: 'active' });
  one = (await keeper.post<ProgrammeDetail>(`${URL}/${one.id}/close`, { reason: '不再需要', version: 2 })).body;
  expect(one).toMatchObject({ state: 'closed', actions: [] });
  const { items } = (await world.as('viewer').get<ProgrammeHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ action, by, reason }) => [action, by.name, reason])).toEqual([
    ['close', '张street', '不再需要'],
    ['change', '张street', null],
    ['create', '张street', null],
  ]);
});

test('wrong fields are named, each of them', async () => {
  const wrong = { title: ' ', theme: 'x', note: '长'.repeat(501), unitId: 'x' };
  const answer = await world.as('street').post<Problem>(URL, wrong);
  expect(answer.status).toBe(400);
  expect(answer.body.errors?.map(({ field }) => field)).toEqual(['title', 'theme', 'note', 'unitId']);
});

test('is read below the unit that sets it, and not beside it', async () => {
  const set = await world.somebody(['culture.programme.read', 'culture.programme.manage'], 'street');
  const command = { title: '看得见的项目', theme: 'core-values', unitId: world.at.street };
  const { id } = (await set.post<ProgrammeDetail>(URL, command)).body;
  const below = await world.somebody(['culture.programme.read'], 'community');
  expect((await below.get<ProgrammeDetail>(`${URL}/${id}`)).body.actions).toEqual([]);
  expect((await world.neighbour.get(`${URL}/${id}`)).status).toBe(404);
});
