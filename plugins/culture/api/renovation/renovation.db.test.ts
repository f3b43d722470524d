import { addDays, dayOf } from '@linli/contracts';
import type { Page, Problem } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestWorld } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Renovation, RenovationDetail, RenovationHistory, VenueDetail } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { aVenue } from '../testing/place.world.ts';

let world: TestWorld;
let venue: VenueDetail;
beforeAll(async () => {
  world = await startTestWorld(definition);
  venue = (await world.as('keeper').post<VenueDetail>('/v1/venues', aVenue(world.at.community))).body;
});
afterAll(() => world?.close());

const URL = '/v1/renovations';
const today = dayOf(new Date());
const planned = () => ({ venueId: venue.id, title: '一层改造', startsOn: '2026-01-05', endsOn: '2026-06-30' });
const plan = async (role = 'keeper', more: object = {}) =>
  world.as(role).post<RenovationDetail & Problem>(URL, { ...planned(), ...more });
const act = (one: RenovationDetail, action: string, said: object = {}, role = 'keeper') =>
  world.as(role).post<RenovationDetail & Problem>(`${URL}/${one.id}/${action}`, { version: one.version, ...said });

test('a renovation is planned, begun, sent back, accepted by the district and opened, and its history says so', async () => {
  let one = (await plan()).body;
  expect(one).toMatchObject({
    state: 'planned',
    venue: { id: venue.id, kind: 'community-centre' },
    unitId: venue.unitId,
  });
  one = (await act(one, 'begin', { begunOn: '2026-01-06' })).body;
  expect((await act(one, 'accept', { acceptedOn: today })).status).toBe(403);
  one = (await act(one, 'rework', { reason: '坡道扶手未装' }, 'district')).body;
  expect(one.state).toBe('under-way');
  one = (await act(one, 'accept', { acceptedOn: '2026-06-20' }, 'district')).body;
  expect(one).toMatchObject({ state: 'accepted', acceptedOn: '2026-06-20' });
  one = (await act(one, 'open', { openedOn: '2026-07-01' })).body;
  expect(one).toMatchObject({ state: 'open', openedOn: '2026-07-01', actions: [] });
  const { items } = (await world.as('viewer').get<RenovationHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ action }) => action)).toEqual(['open', 'accept', 'rework', 'begin', 'plan']);
  expect(items[2]?.reason).toBe('坡道扶手未装');
});

test('whoever planned it does not accept it, though the role would allow it', async () => {
  const one = (await act((await plan('district')).body, 'begin', { begunOn: today }, 'district')).body;
  const own = await act(one, 'accept', { acceptedOn: today }, 'district');
  expect([own.status, own.body.code]).toEqual([403, 'culture.renovation.own-plan']);
});

test('days that cannot be are refused at their field, each in one sentence', async () => {
  const turned = await plan('keeper', { startsOn: '2026-03-01', endsOn: '2026-02-01' });
  expect([turned.status, turned.body.errors?.[0]?.field]).toEqual([400, 'endsOn']);
  const one = (await plan()).body;
  const ahead = await act(one, 'begin', { begunOn: addDays(today, 1) });
  expect([ahead.status, ahead.body.code]).toEqual([400, 'culture.renovation.day-ahead']);
  const begun = (await act(one, 'begin', { begunOn: '2026-03-01' })).body;
  const early = await act(begun, 'accept', { acceptedOn: '2026-02-28' }, 'district');
  expect([early.body.code, early.body.title]).toEqual([
    'culture.renovation.day-before-begun',
    '验收日期不能早于开工日期 2026-03-01',
  ]);
  const accepted = (await act(begun, 'accept', { acceptedOn: '2026-04-01' }, 'district')).body;
  expect((await act(accepted, 'open', { openedOn: '2026-03-31' })).body.code).toBe(
    'culture.renovation.day-before-accepted',
  );
});

test('a venue that is out of reach or closed is not renovated', async () => {
  expect((await world.neighbour.post(URL, planned())).status).toBe(404);
  const gone = (await world.as('street').post<VenueDetail>('/v1/venues', aVenue(world.at.community))).body;
  await world.as('street').post(`/v1/venues/${gone.id}/close`, { reason: '搬迁', version: 1 });
  expect((await plan('keeper', { venueId: gone.id })).body.code).toBe('culture.venue.gone');
});

test('another street sees nothing of it, and whoever holds nothing is refused', async () => {
  const one = (await plan()).body;
  expect((await world.neighbour.get(`${URL}/${one.id}`)).status).toBe(404);
  expect((await world.neighbour.get<Page<Renovation>>(URL)).body.total).toBe(0);
  expect((await world.stranger.get(URL)).status).toBe(403);
});

test('of two who accept at once one does, and the same sent twice is one step', async () => {
  const one = (await act((await plan()).body, 'begin', { begunOn: '2026-03-01' })).body;
  const body = { acceptedOn: '2026-04-01', version: one.version };
  const send = (key: string) => world.as('district').post(`${URL}/${one.id}/accept`, body, key);
  const answers = await Promise.all([send('accept-a'), send('accept-b')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const again = answers[0]?.status === 200 ? 'accept-a' : 'accept-b';
  expect((await send(again)).status).toBe(200);
});

test('a list finds by venue, kind and day of acceptance', async () => {
  const own = (await world.as('keeper').post<VenueDetail>('/v1/venues', aVenue(world.at.grid))).body;
  const one = (await plan('keeper', { venueId: own.id })).body;
  const begun = (await act(one, 'begin', { begunOn: '2026-03-01' })).body;
  await act(begun, 'accept', { acceptedOn: '2026-04-01' }, 'district');
  const idsBy = async (query: string) =>
    (await world.as('viewer').get<Page<Renovation>>(`${URL}?venue=${own.id}&${query}`)).body.items.map(({ id }) => id);
  expect(await idsBy('kind=community-centre&acceptedTo=2026-04-01')).toEqual([one.id]);
  expect(await idsBy('acceptedTo=2026-03-31')).toEqual([]);
  expect(await idsBy('kind=street-centre')).toEqual([]);
});
