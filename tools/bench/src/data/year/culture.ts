import type { Client } from 'pg';
import { fill, inBulk, uuid } from './fill.ts';
import type { Amounts } from './year.ts';

const plugin = 'culture';
const TABLES = ['venue', 'renovation', 'room', 'booking', 'activity'];
const ROOMS = 600;

/** Centres with their renovations, rooms and bookings, and what was held in a year. */
export async function fillCulture(client: Client, { activities, bookings }: Amounts): Promise<void> {
  await inBulk(client, plugin, TABLES, async () => {
    await fill(client, { plugin, table: 'venue', at: 'community', count: 320, columns: VENUE });
    await fill(client, { plugin, table: 'renovation', at: 'community', count: 160, columns: RENOVATION });
    await fill(client, { plugin, table: 'room', at: 'community', count: ROOMS, columns: ROOM });
    await fill(client, { plugin, table: 'booking', at: 'community', count: bookings, columns: BOOKING });
    await fill(client, { plugin, table: 'activity', at: 'community', count: activities, columns: ACTIVITY });
  });
}

const VENUE = {
  ...{
    id: uuid(`'venue-' || n`),
    title: `'第 ' || n || ' 中心'`,
    kind: `'community-centre'`,
    address: `'基准路 1 号'`,
  },
  ...{
    functions: `ARRAY['arts']`,
    hours: `array_fill('9:00-12:00'::text, ARRAY[7])`,
    holiday_hours: `''`,
    access: `'{}'`,
  },
  ...{
    week_minutes: '1260',
    evening_minutes: `CASE WHEN n % 3 = 0 THEN 120 ELSE 0 END`,
    weekend_minutes: `CASE WHEN n % 4 = 0 THEN 360 ELSE 0 END`,
  },
  ...{ opened_on: `(made - interval '200 days')::date`, state: `'open'` },
};
const RENOVATION = {
  ...{
    id: uuid(`'renovation-' || n`),
    venue_id: uuid(`'venue-' || n`),
    venue_title: `'第 ' || n || ' 中心'`,
    venue_kind: `'community-centre'`,
  },
  ...{ title: `'提升改造'`, starts_on: 'made::date', ends_on: 'made::date + 60', begun_on: 'made::date' },
  ...{
    accepted_on: `CASE WHEN n % 5 < 4 THEN made::date + 1 END`,
    state: `CASE WHEN n % 5 < 4 THEN 'accepted' ELSE 'under-way' END`,
  },
};
const ROOM = {
  ...{
    id: uuid(`'room-' || n`),
    venue_id: uuid(`'venue-' || n % 300`),
    venue_title: `'第 ' || n % 300 || ' 中心'`,
    title: `n || ' 号厅'`,
  },
  ...{ seats: '40', functions: `ARRAY['arts']`, walk_in_share: '0', state: `'in-use'` },
};
/** Six hours of a day of a room, day after day: no two are in one room at one time. */
const DAY = `(current_date - 1 - n / ${ROOMS} / 6)`;
const BEGIN = `((${DAY} + make_interval(hours => 9 + n / ${ROOMS} % 6)) AT TIME ZONE 'Asia/Shanghai')`;
const BOOKING = {
  ...{
    id: uuid(`'booking-' || n`),
    venue_id: uuid(`'venue-' || n % ${ROOMS} % 300`),
    venue_title: `'中心'`,
    room_id: uuid(`'room-' || n % ${ROOMS}`),
  },
  ...{
    room_title: `n % ${ROOMS} || ' 号厅'`,
    day: DAY,
    begins_at: BEGIN,
    ends_at: `${BEGIN} + interval '1 hour'`,
    use: `'arts'`,
  },
  ...{ purpose: `'合唱排练'`, expected: '12', head_count: '10', asker_kind: `'organisation'`, asker: `'合唱队'` },
  state: `CASE WHEN n % 10 = 0 THEN 'cancelled' ELSE 'closed' END`,
};
const OVER = 'n % 10 < 8';
const ACTIVITY = {
  id: uuid(`'activity-' || n`),
  kind: `(ARRAY['performance', 'policy-talk', 'free-clinic', 'health', 'family', 'service', 'study', 'party-day', 'organisation-life', 'publicity', 'visit', 'other'])[1 + (hashint4(n) & 2147483647) % 12]`,
  ...{
    title: `'第 ' || n || ' 次活动'`,
    need: `'居民提出'`,
    audience: `'居民'`,
    starts_at: 'made',
    ends_at: `made + interval '2 hours'`,
  },
  ...{
    place: `'广场'`,
    organiser_name: `'社区党委'`,
    co_organisers: `'{}'`,
    alliance: `CASE WHEN n % 2 = 0 THEN '共建联盟' END`,
  },
  ...{
    cost_fen: '0',
    photos_may_show: 'true',
    head_count: `CASE WHEN ${OVER} THEN 30 END`,
    summary: `CASE WHEN ${OVER} THEN '顺利' END`,
  },
  held_on: `CASE WHEN ${OVER} THEN made::date END`,
  state: `CASE WHEN n % 10 < 6 THEN 'closed' WHEN ${OVER} THEN 'recorded' WHEN n % 10 = 8 THEN 'cancelled' ELSE 'published' END`,
};
