import { dayOf } from '@linli/contracts';
import type { Figures, Page, Problem } from '@linli/contracts';
import { recordChecks, startTestWorld } from '@linli/sdk-server/testing';
import type { TestClient, TestWorld } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DeedNames, GoodDeed, GoodDeedDetail, GoodDeedHistory, ShownDeed } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { everyPlace } from '../testing/every-place.ts';
import { goodDeedRecord } from './good-deed.record.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld(definition);
});
afterAll(() => world?.close());

const URL = '/v1/good-deeds';
const told = (unitId: number, text: string) => ({
  ...{ title: text, text: '下雨天送老人回家', doneOn: '2026-03-02', door: 'counter', unitId },
});

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: goodDeedRecord,
  url: URL,
  keeper: 'street',
  command: told,
  step: ['not-publish', { reason: '查不到' }],
});
test.each(checks)('$title', ({ check }) => check());

const tell = async (said: object = {}) =>
  (
    await world
      .as('entry')
      .post<GoodDeedDetail>(URL, { ...told(world.at.community, '送老人回家'), personName: '章雨禾', ...said })
  ).body;
const act = (by: string | TestClient, { id, version }: GoodDeedDetail, action: string, said: object = {}) =>
  (typeof by === 'string' ? world.as(by) : by).post<GoodDeedDetail & Problem>(`${URL}/${id}/${action}`, {
    version,
    ...said,
  });
const checked = async (said: object = {}) => (await act('verifier', await tell(said), 'check')).body;
const agreed = async (answer: 'given' | 'refused') =>
  (await act('entry', await checked(), 'record-naming', { answer, door: 'phone' })).body;
const names = async ({ id }: GoodDeedDetail) => (await world.as('viewer').get<DeedNames>(`${URL}/${id}/names`)).body;
const hung = async () => (await world.as('viewer').get<{ items: ShownDeed[] }>(`${URL}/shown`)).body.items;

test('a deed is told by one, checked by another, and published under the name that was given', async () => {
  const deed = await agreed('given');
  const published = await act('street', deed, 'publish', { as: 'named' });
  expect(published).toMatchObject({ status: 200, body: { state: 'published', publishedAs: 'named', naming: 'given' } });
  expect((await hung()).find(({ id }) => id === deed.id)).toMatchObject({ name: '章雨禾', place: '甲社区' });
  const { items } = (await world.as('viewer').get<GoodDeedHistory>(`${URL}/${deed.id}/history`)).body;
  expect(items.map(({ action, answer }) => [action, answer])).toEqual([
    ['publish', null],
    ['record-naming', 'given'],
    ['check', null],
    ['tell', null],
  ]);
});

test('whoever told it neither checks nor publishes it', async () => {
  const own = (await world.as('street').post<GoodDeedDetail>(URL, told(world.at.community, '自己登记'))).body;
  expect((await act('street', own, 'check')).body).toMatchObject({ status: 403, code: 'honours.good-deed.own-deed' });
  const seen = (await act('verifier', own, 'check')).body;
  expect((await act('street', seen, 'publish', { as: 'unnamed' })).body.code).toBe('honours.good-deed.own-deed');
});

test('nobody is named who was not asked, who refused, or whose name nobody knows', async () => {
  for (const deed of [await checked(), await agreed('refused'), await checked({ personName: undefined })]) {
    const refused = await act('street', deed, 'publish', { as: 'named' });
    expect(refused.body).toMatchObject({ status: 409, code: 'honours.good-deed.no-consent' });
    const shown = (await act('street', deed, 'publish', { as: 'unnamed' })).body;
    expect(shown).toMatchObject({ state: 'published', publishedAs: 'unnamed' });
    expect(await names(deed)).toEqual({ personName: null, tellerName: null });
    expect((await hung()).find(({ id }) => id === deed.id)?.name).toBeNull();
  }
});

test('the name of whoever refuses, and of whoever told it, stands nowhere any more', async () => {
  const said = { personName: '殷拒绝壹', tellerName: '沈讲述贰', door: 'phone' };
  const key = 'tell-refused-1';
  const one = (
    await world.as('entry').post<GoodDeedDetail>(URL, { ...told(world.at.community, '不留名'), ...said }, key)
  ).body;
  expect(await everyPlace(world, '殷拒绝壹')).toEqual(['plugin_honours.good_deed.person_name']);
  const refused = (await act('entry', one, 'record-naming', { answer: 'refused', door: 'phone' })).body;
  expect(await everyPlace(world, '殷拒绝壹')).toEqual([]);
  expect(refused.naming).toBe('refused');
  await act('verifier', refused, 'not-publish', { reason: '本人不愿意' });
  expect(await everyPlace(world, '沈讲述贰')).toEqual([]);
});

test('what hangs out is taken down by anybody at the door, at once and without a reason, and its words are gone', async () => {
  for (const by of ['entry', 'verifier', 'street', 'district']) {
    const said = { title: `撤下壹${by}`, text: `撤下贰${by}`, personName: `撤下叁${by}` };
    const deed = (await act('entry', await checked(said), 'record-naming', { answer: 'given', door: 'counter' })).body;
    const out = (await act('street', deed, 'publish', { as: 'named' })).body;
    const down = await act(by, out, 'take-down');
    expect(down).toMatchObject({ status: 200, body: { state: 'taken-down', title: null, text: null } });
    expect((await hung()).some(({ id }) => id === deed.id)).toBe(false);
    for (const words of [said.text, said.personName]) expect(await everyPlace(world, words)).toEqual([]);
  }
  const deed = (await act('street', await checked(), 'publish', { as: 'unnamed' })).body;
  expect((await act('viewer', deed, 'take-down')).status).toBe(403);
});

test('of one who publishes and one who does not at the same time, one is too late', async () => {
  const deed = await checked();
  const both = await Promise.all([
    act('street', deed, 'publish', { as: 'unnamed' }),
    act('verifier', deed, 'not-publish', { reason: '有争议' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('names and numbers of people in the words are refused, each in a sentence', async () => {
  const post = (said: object) =>
    world.as('entry').post<Problem>(URL, { ...told(world.at.community, '好事'), personName: '章雨禾', ...said });
  expect((await post({ text: '章雨禾送老人回家' })).body).toMatchObject({
    status: 400,
    code: 'honours.good-deed.name-in-text',
    errors: [{ field: 'text', message: expect.stringContaining('姓名') as unknown }],
  });
  expect((await post({ text: '电话 13812345678' })).body.code).toBe('core.text.personal-numbers');
  expect((await post({ doneOn: '2999-01-01' })).body.errors).toMatchObject([{ field: 'doneOn' }]);
});

test('the figure of a day opens the list of exactly those that hung out on it', async () => {
  const today = dayOf(new Date());
  const unit = await world.plugin.platform.unit('community', world.at.street, '丙社区');
  const out = async () =>
    (await act('street', await checked({ unitId: unit, personName: undefined }), 'publish', { as: 'unnamed' })).body;
  const [stays, goes] = [await out(), await out()];
  await act('entry', goes, 'take-down');
  await tell({ unitId: unit });
  const list = await world.as('viewer').get<Page<GoodDeed>>(`${URL}?shownOn=${today}&unit=${unit}`);
  expect(list.body.items.map(({ id }) => id)).toEqual([stays.id]);
  const { figures } = (await world.as('viewer').get<Figures>(`/v1/indicators/figures?unit=${unit}&asOf=${today}`)).body;
  const figure = figures.find(({ indicator }) => indicator === 'honours.good-deeds-published');
  expect(figure).toMatchObject({ unitId: unit, value: 1 });
});
