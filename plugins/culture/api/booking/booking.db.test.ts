import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import type { Page, Problem } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { weekdayOf } from '../../contract/index.ts';
import type {
  Booking,
  BookingCounts,
  BookingDetail,
  BookingHistory,
  RoomDetail,
  VenueDetail,
  VenueWeek,
} from '../../contract/index.ts';
import { aBooking, aVenue, inDays, startPlaceWorld } from '../testing/place.world.ts';
import type { PlaceWorld } from '../testing/place.world.ts';

let world: PlaceWorld;
beforeAll(async () => {
  world = await startPlaceWorld();
});
afterAll(() => world?.close());

const URL = '/v1/bookings';
const get = async (id: string, role = 'keeper') => (await world.as(role).get<BookingDetail>(`${URL}/${id}`)).body;
/** Taken, and approved by somebody else. */
async function approved(day: string, more: object = {}): Promise<BookingDetail> {
  const { body } = await world.take((await world.room()).id, { day, ...more });
  return (await world.act(body, 'approve', {}, 'street')).body;
}

test('a booking by phone is taken, approved by somebody else, used and closed, and its history says so', async () => {
  const person = { askerKind: 'person', asker: '王阿姨', phone: '13800001234' } as const;
  const room = await world.room();
  const { status, body } = await world.take(room.id, { day: inDays(-2), ...person });
  expect([status, body.state, body.phone]).toEqual([201, 'asked', '138****1234']);
  expect((await world.act<Problem>(body, 'approve')).body.code).toBe('culture.booking.own-booking');
  let one = (await world.act(body, 'approve', {}, 'street')).body;
  expect(one).toMatchObject({ state: 'approved', from: '09:00', to: '10:00', room: { id: room.id } });
  one = (await world.act(one, 'use', { headCount: 9 })).body;
  expect(one).toMatchObject({ state: 'used', headCount: 9, phone: null, asker: '王阿姨' });
  one = (await world.act(one, 'close')).body;
  expect(one).toMatchObject({ state: 'closed', headCount: 9, asker: null, actions: [] });
  const { items } = (await world.as('viewer').get<BookingHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ action }) => action)).toEqual(['close', 'use', 'approve', 'take']);
});

test('nobody comes, and that is recorded once the time has begun, not before', async () => {
  const soon = await approved(inDays(3));
  expect((await world.act<Problem>(soon, 'no-show')).body.code).toBe('culture.booking.not-begun');
  expect((await world.act<Problem>(soon, 'use', { headCount: 1 })).body.code).toBe('culture.booking.not-begun');
  const past = await approved(inDays(-1), { phone: '13800001234' });
  const gone = (await world.act(past, 'no-show')).body;
  expect(gone).toMatchObject({ state: 'no-show', phone: null, headCount: null });
});

test('what is refused or cancelled frees its time and keeps neither a number nor the name of a person', async () => {
  const room = await world.room();
  const person = { askerKind: 'person', asker: '李先生', phone: '13800001234' } as const;
  const first = (await world.take(room.id, person)).body;
  const refused = (await world.act(first, 'refuse', { reason: '与社区选举冲突' }, 'street')).body;
  expect(refused).toMatchObject({ state: 'refused', asker: null, phone: null });
  const second = (await world.take(room.id)).body;
  expect(second.state).toBe('asked');
  const cancelled = (await world.act(second, 'cancel', { reason: '改期' })).body;
  expect(cancelled).toMatchObject({ state: 'cancelled', asker: '文华里合唱队' });
  expect((await world.take(room.id)).status).toBe(201);
});

test('a room that is taken is refused with the time of the other booking, also when one is moved there', async () => {
  const room = await world.room();
  await world.take(room.id, { from: '14:30', to: '16:00' });
  const clash = await world.take(room.id, { from: '15:30', to: '17:00' });
  const problem = clash.body as unknown as Problem;
  expect([clash.status, problem.code]).toEqual([409, 'culture.booking.room-taken']);
  expect(problem.title).toContain('14:30–16:00');
  const beside = (await world.take(room.id, { from: '16:00', to: '17:00' })).body;
  const moved = { ...aBooking(room.id, { from: '15:00', to: '17:00' }) };
  expect((await world.act<Problem>(beside, 'change', moved)).body.code).toBe('culture.booking.room-taken');
  const later = (await world.act(beside, 'change', { ...moved, from: '16:30', to: '17:30' })).body;
  expect(later).toMatchObject({ from: '16:30', to: '17:30', state: 'asked' });
});

test('a share of the day stays with people who simply come', async () => {
  const room = await world.room({ walkInShare: 50 });
  // Open nine hours: four and a half of them may be booked.
  expect((await world.take(room.id, { from: '14:00', to: '18:00' })).status).toBe(201);
  const more = await world.take(room.id, { from: '09:00', to: '10:00' });
  const problem = more.body as unknown as Problem;
  expect([problem.code, problem.title]).toEqual([
    'culture.booking.walk-in-share',
    '这个房间每天留出 50% 的时间给不预约的居民，当天还能预约 0.5 小时',
  ]);
  expect((await world.take(room.id, { from: '09:00', to: '09:30' })).status).toBe(201);
});

test.each([
  ['ends before it begins', { from: '10:00', to: '09:00' }, 'culture.booking.turned', 'to'],
  ['is over noon, when it is closed', { from: '11:00', to: '15:00' }, 'culture.booking.outside-hours', 'from'],
  ['goes on to midnight', { from: '19:00', to: '24:00' }, 'culture.booking.outside-hours', 'from'],
  ['lies too far ahead', { day: inDays(91) }, 'culture.booking.too-far', 'day'],
  ['lies too long ago', { day: inDays(-32) }, 'culture.booking.too-old', 'day'],
  ['is for more people than there are seats', { expected: 41 }, 'culture.booking.too-many', 'expected'],
])('a booking that %s is refused in one sentence', async (_, more, code, field) => {
  const answer = await world.take((await world.room()).id, more);
  const problem = answer.body as unknown as Problem;
  expect([answer.status, problem.code, problem.errors?.[0]?.field]).toEqual([400, code, field]);
  expect(problem.title).not.toMatch(/\{\{|^errors\./);
});

test('a day on which nobody works has the hours of holidays: without any it is not booked, and that is said', async () => {
  const sql = (text: string, values: unknown[]) => world.plugin.database.client.query(text, values);
  const day = [20, 21, 22, 23, 24, 25, 26].map(inDays).find((each) => weekdayOf(each) === 2) ?? '';
  await sql(
    `INSERT INTO core.calendar_day (district_id, day, works, reason, by_name) VALUES ($1, $2, false, '大雪停工', '孙文静')`,
    [world.at.district, day],
  );
  const answer = await world.take((await world.room()).id, { day });
  const problem = answer.body as unknown as Problem;
  expect([answer.status, problem.code, problem.title]).toEqual([
    400,
    'culture.booking.holiday',
    `${day} 是放假，开放时间是：不开放`,
  ]);
  const venue = await world.venue({ holidayHours: '9:00-11:00' });
  const room = await world.room({ venueId: venue.id });
  expect((await world.take(room.id, { day })).status).toBe(201);
  expect((await world.take(room.id, { day, from: '10:30', to: '11:30' })).status).toBe(400);
});

test('hours to midnight can be booked to their end, and half hours only', async () => {
  const venue = await world.venue({ hours: Array<string>(7).fill('18:00-24:00') });
  const room = await world.room({ venueId: venue.id });
  const late = await world.take(room.id, { from: '22:30', to: '24:00' });
  expect([late.status, late.body.day, late.body.to]).toEqual([201, inDays(3), '24:00']);
  expect((await world.take(room.id, { from: '20:15', to: '21:00' })).status).toBe(400);
});

test('a venue that is not open takes no booking, nor does a room that is closed', async () => {
  const venue = await world.venue();
  const room = await world.room({ venueId: venue.id });
  await world.as('street').post(`/v1/venues/${venue.id}/suspend`, { reason: '检修', until: inDays(9), version: 2 });
  const shut = await world.take(room.id);
  expect((shut.body as unknown as Problem).code).toBe('culture.booking.venue-not-open');
  expect((await world.take(room.id, { day: inDays(9) })).status).toBe(201);
  const other = await world.room();
  await world.as('street').post(`/v1/rooms/${other.id}/close`, { reason: '改作仓库', version: 1 });
  expect(((await world.take(other.id)).body as unknown as Problem).code).toBe('culture.booking.room-closed');
});

test('the number is shown to who takes bookings, each look is written down, and the log of changes has neither number nor name', async () => {
  const person = { askerKind: 'person', asker: '赵阿婆', phone: '13912345678' } as const;
  const { body } = await world.take((await world.room()).id, person);
  const shown = await world.as('keeper').post<{ phone: string }>(`${URL}/${body.id}/phone`);
  expect([shown.status, shown.body.phone]).toEqual([200, '13912345678']);
  expect((await world.as('viewer').post(`${URL}/${body.id}/phone`)).status).toBe(403);
  expect((await get(body.id, 'viewer')).phone).toBe('139****5678');
  const { client } = world.plugin.database;
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM core.audit_entry WHERE to_jsonb(audit_entry)::text ~ '13912345678|赵阿婆'`,
  );
  expect(rows[0]?.n).toBe(0);
  const looks = await client.query(`SELECT FROM core.audit_entry WHERE to_jsonb(audit_entry)::text ~ $1`, [body.id]);
  expect(looks.rowCount).toBeGreaterThan(1);
});

test('another street reaches no booking, and lists name nobody who asked', async () => {
  const { body } = await world.take((await world.room()).id);
  expect((await world.neighbour.get(`${URL}/${body.id}`)).status).toBe(404);
  expect((await world.neighbour.get<Page<Booking>>(URL)).body.total).toBe(0);
  expect((await world.neighbour.post(URL, aBooking(body.roomId))).status).toBe(404);
  expect((await world.stranger.get(URL)).status).toBe(403);
  const list = await world.as('viewer').get<Page<Booking>>(`${URL}?room=${body.roomId}`);
  expect(JSON.stringify(list.body.items)).not.toContain('文华里合唱队');
  expect(list.body.items[0]).not.toHaveProperty('phone');
});

test('views show today, what waits, and all, in the order of their times, with their numbers', async () => {
  const venue = await world.venue({ hours: Array<string>(7).fill('0:00-24:00'), holidayHours: '0:00-24:00' });
  const room = await world.room({ venueId: venue.id });
  const late = (await world.take(room.id, { day: inDays(0), from: '20:00', to: '21:00' })).body;
  const early = (await world.take(room.id, { day: inDays(0), from: '08:00', to: '09:00' })).body;
  const over = (await world.take(room.id, { day: inDays(-3) })).body;
  await world.act(over, 'approve', {}, 'street');
  const ahead = (await world.take(room.id, { day: inDays(5) })).body;
  await world.act(ahead, 'approve', {}, 'street');
  const idsIn = async (query: string) =>
    (await world.as('viewer').get<Page<Booking>>(`${URL}?venue=${venue.id}&${query}`)).body.items.map(({ id }) => id);
  expect(await idsIn('view=today')).toEqual([early.id, late.id]);
  expect(await idsIn('view=waiting')).toEqual([over.id, early.id, late.id]);
  expect(await idsIn('view=all')).toEqual([ahead.id, late.id, early.id, over.id]);
  expect(await idsIn(`dayFrom=${inDays(1)}&dayTo=${inDays(9)}`)).toEqual([ahead.id]);
  const counts = await world.as('viewer').get<BookingCounts>(`${URL}/counts?venue=${venue.id}`);
  expect(Object.values(counts.body).map(({ total }) => total)).toEqual([2, 3, 4]);
});

test('the week of a venue says hours, what is taken and what can still be booked', async () => {
  const room = await world.room({ walkInShare: 50 });
  const { body } = await world.take(room.id, { from: '14:00', to: '16:00' });
  const url = `/v1/venues/${room.venue.id}/week?from=${inDays(3)}`;
  const week = (await world.as('viewer').get<VenueWeek>(url)).body;
  const n = week.days.findIndex(({ day }) => day === inDays(3));
  expect(week.days[n]?.spans).toEqual([
    { from: 540, to: 720 },
    { from: 840, to: 1200 },
  ]);
  expect(week.bookings).toMatchObject([{ id: body.id, from: 840, to: 960, day: inDays(3) }]);
  expect(week.rooms[0]?.left[n]).toBe(150);
  expect((await world.neighbour.get(url)).status).toBe(404);
});

test('a venue whose unit was merged goes where that went, with its rooms and what was booked, and is kept from there', async () => {
  const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
  const held = roles.find(({ id }) => id === 'culture.street')?.permissions ?? [];
  const [keeper, there] = [world.as('keeper'), await world.somebody([...held], 'otherStreet')];
  const added = (await there.post<VenueDetail>('/v1/venues', aVenue(world.at.otherCommunity, '合并前的站点'))).body;
  const venue = (await there.post<VenueDetail>(`/v1/venues/${added.id}/open`, { openedOn: '2026-01-01', version: 1 }))
    .body;
  const about = { venueId: venue.id, title: '会议室', seats: 20, walkInShare: 0 };
  const room = (await there.post<RoomDetail>('/v1/rooms', about)).body;
  const booked = (await there.post<BookingDetail>(URL, aBooking(room.id))).body;
  expect((await keeper.get(`/v1/venues/${venue.id}`)).status).toBe(404);
  // As core does it: the rows of every table follow.
  await world.plugin.database.client.query('SELECT core.follow_unit($1, $2)', [
    world.at.otherCommunity,
    world.at.community,
  ]);
  const { body } = await keeper.get<VenueDetail>(`/v1/venues/${venue.id}`);
  expect(body).toMatchObject({ state: 'open', unitId: world.at.community });
  expect((await there.get(`/v1/venues/${venue.id}`)).status).toBe(404);
  expect(await get(booked.id)).toMatchObject({ state: 'asked', room: { id: room.id }, unitId: world.at.community });
  expect((await world.take(room.id)).body).toMatchObject({ status: 409, code: 'culture.booking.room-taken' });
  expect((await world.act(booked, 'approve', {}, 'street')).body.state).toBe('approved');
  expect((await world.take(room.id, { from: '10:00', to: '11:00' })).status).toBe(201);
});
