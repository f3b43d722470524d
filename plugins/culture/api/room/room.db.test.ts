import type { Page, Problem } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Room, RoomDetail, RoomHistory } from '../../contract/index.ts';
import { startPlaceWorld } from '../testing/place.world.ts';
import type { PlaceWorld } from '../testing/place.world.ts';

let world: PlaceWorld;
beforeAll(async () => {
  world = await startPlaceWorld();
});
afterAll(() => world?.close());

const URL = '/v1/rooms';
const about = { title: '舞蹈室', seats: 30, functions: ['arts'], walkInShare: 40 };

test('a room is added to a venue, lies where the venue does, is corrected and closed with a reason', async () => {
  const venue = await world.venue();
  const keeper = world.as('keeper');
  let one = (await keeper.post<RoomDetail>(URL, { venueId: venue.id, ...about })).body;
  expect(one).toMatchObject({ ...about, state: 'in-use', unitId: venue.unitId, venue: { title: venue.title } });
  one = (await keeper.post<RoomDetail>(`${URL}/${one.id}/change`, { ...about, seats: 20, version: 1 })).body;
  expect(one).toMatchObject({ seats: 20 });
  one = (await keeper.post<RoomDetail>(`${URL}/${one.id}/close`, { reason: '改作仓库', version: 2 })).body;
  expect(one).toMatchObject({ state: 'closed', actions: [] });
  const { items } = (await world.as('viewer').get<RoomHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ action, reason }) => [action, reason])).toEqual([
    ['close', '改作仓库'],
    ['change', null],
    ['add', null],
  ]);
});

test('a room is not closed while somebody counts on it, nor is its venue', async () => {
  const room = await world.room();
  await world.take(room.id);
  const closed = await world.as('keeper').post<Problem>(`${URL}/${room.id}/close`, { reason: '改作仓库', version: 1 });
  expect([closed.status, closed.body.code]).toEqual([409, 'culture.booking.ahead']);
  const venue = `/v1/venues/${room.venue.id}`;
  const gone = await world.as('street').post<Problem>(`${venue}/close`, { reason: '搬迁', version: 2 });
  expect(gone.body.code).toBe('culture.booking.ahead');
  const until = { reason: '检修', until: '2099-01-01', version: 2 };
  expect((await world.as('keeper').post<Problem>(`${venue}/suspend`, until)).body).toMatchObject({
    code: 'culture.booking.ahead-of-suspension',
    title: expect.stringContaining('不能暂停开放'),
  });
});

test('another street neither sees a room nor adds one here', async () => {
  const room = await world.room();
  expect((await world.neighbour.get(`${URL}/${room.id}`)).status).toBe(404);
  expect((await world.neighbour.post(URL, { venueId: room.venue.id, ...about })).status).toBe(404);
  expect((await world.as('viewer').post(URL, { venueId: room.venue.id, ...about })).status).toBe(403);
});

test('a list finds the rooms of one venue', async () => {
  const room = await world.room();
  const { items } = (await world.as('viewer').get<Page<Room>>(`${URL}?venue=${room.venue.id}`)).body;
  expect(items.map(({ id }) => id)).toEqual([room.id]);
});

test('wrong fields are named, each of them', async () => {
  const wrong = { venueId: 'x', title: '', seats: 0, walkInShare: 101 };
  const answer = await world.as('keeper').post<Problem>(URL, wrong);
  expect(answer.body.errors?.map(({ field }) => field)).toEqual(['venueId', 'title', 'seats', 'walkInShare']);
});
