import type { Page, Problem } from '@linli/contracts';
import { recordChecks, startTestWorld } from '@linli/sdk-server/testing';
import type { TestWorld } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SubsidyScheme, SubsidySchemeDetail } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { subsidySchemeRecord } from './subsidy-scheme.record.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld(definition);
});
afterAll(() => world?.close());

const URL = '/v1/subsidy-schemes';
const ABOUT = { title: '网格党支部书记工作补贴', post: 'secretary', body: 'grid', period: 'year', amount: '300000' };

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: subsidySchemeRecord,
  url: URL,
  keeper: 'recorder',
  command: (unitId, text) => ({ ...ABOUT, title: text, unitId }),
  step: ['end', { reason: '不再需要' }],
});
test.each(checks)('$title', ({ check }) => check());

const drafted = async (more: object = {}) =>
  (await world.as('recorder').post<SubsidySchemeDetail>(URL, { ...ABOUT, unitId: world.at.street, ...more })).body;

test('a scheme is drafted, corrected, put in force by a second person, and ended', async () => {
  let one = await drafted();
  expect(one).toMatchObject({ state: 'draft', fen: 30_000_000, amount: '300000' });
  one = (
    await world
      .as('recorder')
      .post<SubsidySchemeDetail>(`${URL}/${one.id}/change`, { ...ABOUT, amount: '300000.05', version: 1 })
  ).body;
  expect(one).toMatchObject({ fen: 30_000_005, amount: '300000.05' });
  one = (await world.as('approver').post<SubsidySchemeDetail>(`${URL}/${one.id}/adopt`, { version: 2 })).body;
  expect(one).toMatchObject({ state: 'active', actions: [] });
  const late = await world.as('recorder').post<Problem>(`${URL}/${one.id}/change`, { ...ABOUT, version: 3 });
  expect([late.status, late.body.code]).toEqual([409, 'funds.subsidy-scheme.state']);
  one = (
    await world.as('recorder').post<SubsidySchemeDetail>(`${URL}/${one.id}/end`, { reason: '由新方案代替', version: 3 })
  ).body;
  expect(one).toMatchObject({ state: 'ended', actions: [] });
});

test('whoever drafted it does not put it in force, though they hold the permission', async () => {
  const both = await world.somebody(
    ['read', 'manage', 'adopt'].map((verb) => `funds.subsidy-scheme.${verb}`),
    'street',
  );
  const { id } = (await both.post<SubsidySchemeDetail>(URL, { ...ABOUT, unitId: world.at.street })).body;
  const answer = await both.post<Problem>(`${URL}/${id}/adopt`, { version: 1 });
  expect([answer.status, answer.body.code]).toEqual([403, 'funds.subsidy-scheme.own-scheme']);
});

test.each(['0', '-1', '1.005', '1e3', '90071992547409.92', '300,000', ''])(
  'an amount of “%s” is refused at its field, and nothing is drafted',
  async (amount) => {
    const before = (await world.as('recorder').get<Page<SubsidyScheme>>(URL)).body.total;
    const answer = await world.as('recorder').post<Problem>(URL, { ...ABOUT, amount, unitId: world.at.street });
    expect([answer.status, [...new Set(answer.body.errors?.map(({ field }) => field))]]).toEqual([400, ['amount']]);
    expect((await world.as('recorder').get<Page<SubsidyScheme>>(URL)).body.total).toBe(before);
  },
);

test('the largest amount that is exact is kept to the fen', async () => {
  expect((await drafted({ amount: '90071992547409.91' })).fen).toBe(Number.MAX_SAFE_INTEGER);
});

test('one of the district is read below it once it is more than a draft', async () => {
  const of = (verb: string) => `funds.subsidy-scheme.${verb}`;
  const clerk = await world.somebody([of('read'), of('manage')], 'district');
  const admin = await world.somebody([of('read'), of('adopt')], 'district');
  const { id } = (await clerk.post<SubsidySchemeDetail>(URL, { ...ABOUT, unitId: world.at.district })).body;
  const below = await world.somebody([of('read')], 'otherCommunity');
  const found = async () =>
    (await below.get<Page<SubsidyScheme>>(`${URL}?for=${world.at.otherCommunity}`)).body.items.map((each) => each.id);
  expect(await found()).not.toContain(id);
  await admin.post(`${URL}/${id}/adopt`, { version: 1 });
  expect(await found()).toContain(id);
});
