import type { Problem } from '@linli/contracts';
import { addDays } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { recordChecks } from '@linli/sdk-server/testing';
import type { SixMustListDetail, SixMustListHistory } from '../../contract/index.ts';
import { TODAY, someItems, startSixMustWorld } from '../testing/six-must.world.ts';
import type { SixMustWorld } from '../testing/six-must.world.ts';
import { sixMustListRecord } from './six-must-list.record.ts';

let world: SixMustWorld;
beforeAll(async () => {
  world = await startSixMustWorld();
});
afterAll(() => world?.close());

const URL = '/v1/six-must-lists';

/** What holds for the records of every noun; a list is read in the whole district that laid it down. */
const checks = recordChecks(() => world, {
  record: sixMustListRecord,
  url: URL,
  keeper: 'district',
  command: (_, title) => ({ title, items: someItems(), unitId: world.at.district }),
  step: ['drop', { reason: '重复' }],
}).filter(({ title }) => !/another street|finds by unit|as a workbook/.test(title));
test.each(checks)('$title', ({ check }) => check());

test('a list is drafted by one and put in force by another, and the list before it ends on that day', async () => {
  const first = await world.inForce('2025 版');
  expect(first).toMatchObject({ state: 'in-force', inForceFrom: TODAY, inForceUntil: null });
  const draft = (await world.draft('2026 版')).body;
  const own = await world.drafter.post<Problem>(`${URL}/${draft.id}/issue`, { inForceFrom: TODAY, version: 1 });
  expect([own.status, own.body.code]).toEqual([403, 'culture.six-must-list.own-list']);
  expect((await world.issue(draft, TODAY)).body).toMatchObject({ state: 'in-force', inForceFrom: TODAY });
  const before = (await world.as('viewer').get<SixMustListDetail>(`${URL}/${first.id}`)).body;
  expect(before).toMatchObject({ state: 'ended', inForceUntil: TODAY });
  const { items } = (await world.as('viewer').get<SixMustListHistory>(`${URL}/${first.id}/history`)).body;
  expect(items[0]).toMatchObject({ action: 'end', reason: '“2026 版”已启用' });
});

test('what is in force is not edited', async () => {
  const one = await world.inForce('不改的');
  const change = { title: '改了', items: someItems(), version: one.version };
  const answer = await world.drafter.post<Problem>(`${URL}/${one.id}/change`, change);
  expect([answer.status, answer.body.code]).toEqual([409, 'culture.six-must-list.state']);
});

test('of two that are put in force at once one is, after the other', async () => {
  const [a, b] = await Promise.all([world.draft('同时甲'), world.draft('同时乙')]);
  const answers = await Promise.all([world.issue(a.body), world.issue(b.body)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const states = await Promise.all(
    [a, b].map(async ({ body }) => (await world.as('viewer').get<SixMustListDetail>(`${URL}/${body.id}`)).body.state),
  );
  expect(states.sort()).toEqual(['ended', 'in-force']);
});

test('six items, no more and no fewer, none twice, and days that can be', async () => {
  const fieldsOf = async (items: unknown) => {
    const { status, body } = await world.draft('错的', { items });
    return [status, body.errors?.[0]?.field.split('.')[0]];
  };
  expect(await fieldsOf(someItems().slice(1))).toEqual([400, 'items']);
  expect(await fieldsOf([...someItems(), { title: '庚', look: '看庚' }])).toEqual([400, 'items']);
  expect(await fieldsOf(someItems().map((each) => ({ ...each, title: '一样' })))).toEqual([400, 'items']);
  expect(await fieldsOf(someItems().map(({ title }) => ({ title, look: ' ' })))).toEqual([400, 'items']);
  expect(await fieldsOf('六项')).toEqual([400, 'items']);
  const ahead = await world.issue((await world.draft('将来的')).body, addDays(TODAY, 1));
  expect([ahead.status, ahead.body.code]).toEqual([400, 'culture.six-must-list.day-ahead']);
  await world.inForce('现在的');
  const early = await world.issue((await world.draft('太早的')).body, '2025-12-31');
  expect([early.status, early.body.errors?.[0]?.field]).toEqual([400, 'inForceFrom']);
});

test('only a district lays down a list', async () => {
  const answer = await world.draft('街道的', { unitId: world.at.street });
  expect([answer.status, answer.body.code]).toEqual([400, 'culture.six-must-list.unit-level']);
  const street = await world.as('street').post(URL, { title: '街道的', items: someItems(), unitId: world.at.street });
  expect(street.status).toBe(403);
});
