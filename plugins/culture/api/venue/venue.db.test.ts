import { addDays, dayOf } from '@linli/contracts';
import type { Page, Problem } from '@linli/contracts';
import { recordChecks, startTestWorld } from '@linli/sdk-server/testing';
import type { TestWorld } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Venue, VenueDetail, VenueHistory } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { aVenue } from '../testing/place.world.ts';
import { venueRecord } from './venue.record.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld(definition);
});
afterAll(() => world?.close());

const URL = '/v1/venues';
const today = dayOf(new Date());
const add = async (more: object = {}) =>
  (await world.as('keeper').post<VenueDetail>(URL, { ...aVenue(world.at.community), ...more })).body;
const act = (one: VenueDetail, action: string, said: object = {}, role = 'keeper') =>
  world.as(role).post<VenueDetail & Problem>(`${URL}/${one.id}/${action}`, { version: one.version, ...said });

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: venueRecord,
  url: URL,
  keeper: 'street',
  command: (unitId, text) => aVenue(unitId, text),
  step: ['close', { reason: '不再需要' }],
});
test.each(checks)('$title', ({ check }) => check());

test('a venue is prepared, opened, suspended with a reason and a day, resumed and closed, and its history says so', async () => {
  let one = await add({ functions: ['arts', 'arts', 'study'] });
  expect(one).toMatchObject({ state: 'prepared', functions: ['arts', 'study'], openedOn: null });
  one = (await act(one, 'open', { openedOn: today })).body;
  expect(one).toMatchObject({ state: 'open', openedOn: today, suspension: null });
  const until = addDays(today, 9);
  one = (await act(one, 'suspend', { reason: '屋面漏雨', until })).body;
  expect(one).toMatchObject({ state: 'suspended', suspension: { reason: '屋面漏雨', until } });
  one = (await act(one, 'resume')).body;
  expect(one).toMatchObject({ state: 'open', suspension: null });
  expect((await act(one, 'close', { reason: '搬迁' })).status).toBe(403);
  one = (await act(one, 'close', { reason: '搬迁' }, 'street')).body;
  expect(one).toMatchObject({ state: 'closed', actions: [] });
  const { items } = (await world.as('viewer').get<VenueHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ action, reason }) => [action, reason])).toEqual([
    ['close', '搬迁'],
    ['resume', null],
    ['suspend', '屋面漏雨'],
    ['open', null],
    ['create', null],
  ]);
});

test('hours are kept in one way of writing, and evenings and weekends are counted', async () => {
  const hours = ['8：30—12：00，14:00-20:00', '', '', '', '', '9:00-17:00', ''];
  const one = await add({ hours, holidayHours: '9:00-11:00' });
  expect(one.hours).toEqual(['08:30-12:00 14:00-20:00', '', '', '', '', '09:00-17:00', '']);
  expect(one).toMatchObject({ holidayHours: '09:00-11:00', openTimes: { week: 1050, evening: 120, weekend: 480 } });
});

test('nobody opens a venue that has no hours, or takes all of them from an open one', async () => {
  const none = { hours: Array(7).fill('') };
  const one = await add(none);
  expect((await act(one, 'open', { openedOn: today })).body.code).toBe('culture.venue.no-hours');
  const { unitId, ...command } = aVenue(world.at.community);
  expect(unitId).toBe(world.at.community);
  const changed = (await act(one, 'change', command)).body;
  const open = (await act(changed, 'open', { openedOn: today })).body;
  expect((await act(open, 'change', { ...command, ...none })).body.code).toBe('culture.venue.no-hours');
});

test('days that cannot be are refused at their field', async () => {
  const one = await add();
  const ahead = await act(one, 'open', { openedOn: addDays(today, 1) });
  expect([ahead.status, ahead.body.errors?.[0]?.field]).toEqual([400, 'openedOn']);
  const open = (await act(one, 'open', { openedOn: today })).body;
  const past = await act(open, 'suspend', { reason: '检修', until: today });
  expect([past.status, past.body.errors?.[0]?.field]).toEqual([400, 'until']);
  expect(past.body.title).toContain(today);
});

test('wrong fields are named, each of them, and there is no price to set', async () => {
  const wrong = {
    ...aVenue(world.at.community),
    title: ' ',
    kind: 'mall',
    hours: ['20:00-8:00', '', '', '', '', '', ''],
  };
  const answer = await world.as('keeper').post<Problem>(URL, wrong);
  expect(answer.status).toBe(400);
  expect(answer.body.errors?.map(({ field }) => field.split('.')[0])).toEqual(['title', 'kind', 'hours']);
  expect(Object.keys(await add({ price: 5 })).filter((key) => /price|fee|cost/i.test(key))).toEqual([]);
});

test('a list finds by kind, by a function that is missing, and by hours for people who work', async () => {
  const unit = await world.plugin.platform.unit('grid', world.at.community);
  const a = await add({ unitId: unit, functions: ['arts'], kind: 'culture-room' });
  const b = await add({ unitId: unit, functions: ['study'], hours: ['9:00-17:00', '', '', '', '', '', ''] });
  const idsBy = async (query: string) =>
    (await world.as('viewer').get<Page<Venue>>(`${URL}?unit=${unit}&${query}`)).body.items.map(({ id }) => id);
  expect(await idsBy('kind=culture-room,other')).toEqual([a.id]);
  expect(await idsBy('missing=arts')).toEqual([b.id]);
  expect(await idsBy('offHours=yes')).toEqual([a.id]);
});
