import type { Problem } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrandDetail, BrandHistory, ClubDetail } from '../../contract/index.ts';
import { startActivityWorld } from '../testing/activity.world.ts';
import type { ActivityWorld } from '../testing/activity.world.ts';

let world: ActivityWorld;
beforeAll(async () => {
  world = await startActivityWorld();
});
afterAll(() => world?.close());

const URL = '/v1/brands';
const propose = async (more: object = {}) => {
  const command = { title: '红色编织吧', story: '从一团毛线开始', unitId: world.at.community, ...more };
  return (await world.as('keeper').post<BrandDetail & Problem>(URL, command)).body;
};
const act = ({ id, version }: BrandDetail, action: string, role: string, said: object = {}) =>
  world.as(role).post<BrandDetail & Problem>(`${URL}/${id}/${action}`, { version, ...said });

test('a brand is proposed by the community, recognised by the street, launched and retired', async () => {
  let one = await propose();
  expect(one).toMatchObject({ state: 'proposed', waitingFor: { action: 'recognise' } });
  expect((await act(one, 'recognise', 'keeper')).status).toBe(403);
  one = (await act(one, 'recognise', 'street')).body;
  one = (await act(one, 'launch', 'keeper')).body;
  one = (await act(one, 'change', 'keeper', { title: '红色编织吧', story: '送出一千条围巾' })).body;
  expect(one).toMatchObject({ state: 'active', story: '送出一千条围巾' });
  one = (await act(one, 'retire', 'keeper', { reason: '队伍解散' })).body;
  const { items } = (await world.as('viewer').get<BrandHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ action, reason }) => [action, reason])).toEqual([
    ['retire', '队伍解散'],
    ['change', null],
    ['launch', null],
    ['recognise', null],
    ['propose', null],
  ]);
});

test('another street neither sees nor decides about one', async () => {
  const one = await propose();
  expect((await world.neighbour.get(`${URL}/${one.id}`)).status).toBe(404);
  expect((await world.neighbour.post(`${URL}/${one.id}/recognise`, { version: 1 })).status).toBe(404);
  expect((await world.stranger.get(URL)).status).toBe(403);
});

test('two who decide at once: one does, the other is told', async () => {
  const one = await propose();
  const sent = await Promise.all([act(one, 'recognise', 'street'), act(one, 'refuse', 'street', { reason: '太少' })]);
  expect(sent.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('one that is not recognised says why, and is over', async () => {
  const one = await propose();
  expect((await act(one, 'refuse', 'street')).status).toBe(400);
  const refused = (await act(one, 'refuse', 'street', { reason: '活动太少' })).body;
  expect(refused).toMatchObject({ state: 'not-recognised', actions: [] });
});

test('whoever proposed it does not recognise it, whatever they hold', async () => {
  const both = await world.somebody(
    ['culture.brand.read', 'culture.brand.propose', 'culture.brand.recognise'],
    'street',
  );
  const command = { title: '向党情', story: '合唱', unitId: world.at.community };
  const one = (await both.post<BrandDetail>(URL, command)).body;
  expect(one.actions).toContainEqual({ action: 'recognise', barrier: 'same-person' });
  const refused = await both.post<Problem>(`${URL}/${one.id}/recognise`, { version: 1 });
  expect([refused.status, refused.body.code]).toEqual([403, 'culture.brand.same-person']);
});

test('a retired club carries none, and no story tells a number of somebody', async () => {
  const club = {
    title: '编织队',
    interest: 'handicraft',
    size: 12,
    contactPost: '文体委员',
    unitId: world.at.community,
  };
  const { id, version } = (await world.as('keeper').post<ClubDetail>('/v1/clubs', club)).body;
  expect(await propose({ clubId: id })).toMatchObject({ clubTitle: '编织队' });
  await world.as('keeper').post(`/v1/clubs/${id}/retire`, { reason: '队员外迁', version });
  expect(await propose({ clubId: id })).toMatchObject({ status: 409, code: 'culture.club.is-retired' });
  expect(await propose({ story: '联系 13812345678' })).toMatchObject({ code: 'core.text.personal-numbers' });
});
