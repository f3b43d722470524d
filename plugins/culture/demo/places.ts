import { addDays, dayOf } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import { readDivisions } from '@linli/demo';
import type { Demo, DemoClient } from '@linli/demo';
import type { BookingDetail, RenovationDetail, RoomDetail, Venue, VenueDetail } from '../contract/index.ts';
import { DESKS, ROOMS, plannedBookings, plannedVenues } from './places-plan.ts';
import type { PlannedBooking, PlannedVenue } from './places-plan.ts';

const AT_ONCE = 6;

interface Office {
  clerk: DemoClient;
  admin: DemoClient;
  unitId(code: string): Promise<number>;
}

/**
 * Centres with their renovations, which the clerk plans and the administrator accepts, and two communities whose rooms are
 * booked. What makes a record has a key that is always the same: what was cut off is gone on with.
 */
export async function seedPlaces(demo: Demo): Promise<void> {
  const office = {
    clerk: demo.as('district-clerk'),
    admin: demo.as('district-admin'),
    unitId: (code: string) => demo.unitId(code),
  };
  const planned = plannedVenues(readDivisions());
  const { total } = await office.clerk.get<Page<Venue>>('venues?pageSize=1');
  if (total < planned.length) await inTurns(planned, (each) => seedVenue(office, each));
  for (const [n, code] of DESKS.entries()) await seedDesk(demo, office, code, n);
}

async function seedVenue({ clerk, admin, unitId }: Office, planned: PlannedVenue): Promise<void> {
  const { key, code, about, state, renovation } = planned;
  const command = { ...about, unitId: await unitId(code) };
  let venue = await clerk.post<VenueDetail>('venues', command, `demo-venue-${key}`);
  const step = async (action: string, said: object) => {
    const body = { version: venue.version, ...said };
    venue = await clerk.post(`venues/${venue.id}/${action}`, body, `demo-venue-${key}-${action}`);
  };
  const today = dayOf(new Date());
  if (state !== 'prepared') await step('open', { openedOn: '2025-09-01' });
  if (renovation !== null) await seedRenovation({ clerk, admin }, venue.id, planned);
  if (state === 'suspended') await step('suspend', { reason: '提升改造施工', until: addDays(today, 40) });
  if (state === 'closed') await step('close', { reason: '并入社区党群服务中心' });
}

async function seedRenovation(
  { clerk, admin }: Pick<Office, 'clerk' | 'admin'>,
  venueId: string,
  { key, renovation }: PlannedVenue,
): Promise<void> {
  const today = dayOf(new Date());
  const [startsOn, endsOn] = [addDays(today, -240), addDays(today, renovation === 'under-way' ? 30 : -90)];
  const plan = { venueId, title: '空间和无障碍提升改造', startsOn, endsOn };
  let one = await clerk.post<RenovationDetail>('renovations', plan, `demo-renovation-${key}`);
  const step = async (by: DemoClient, action: string, said: object) => {
    const body = { version: one.version, ...said };
    one = await by.post(`renovations/${one.id}/${action}`, body, `demo-renovation-${key}-${action}`);
  };
  if (renovation === 'planned') return;
  if (renovation === 'cancelled') return step(clerk, 'cancel', { reason: '房屋产权尚未移交' });
  await step(clerk, 'begin', { begunOn: startsOn });
  if (renovation === 'under-way') return;
  await step(admin, 'accept', { acceptedOn: addDays(today, -80) });
  if (renovation === 'open') await step(clerk, 'open', { openedOn: addDays(today, -70) });
}

/** Rooms of a community's centre and two weeks of bookings: the worker takes them, the secretary decides. */
async function seedDesk(demo: Demo, { clerk }: Office, code: string, n: number): Promise<void> {
  const by = { worker: demo.as('community-worker', n), secretary: demo.as('community-secretary', n) };
  const unit = await demo.unitId(code);
  const { items } = await clerk.get<Page<Venue>>(`venues?unit=${unit}&kind=community-centre&state=open`);
  const venue = items[0];
  if (!venue) throw new Error(`the demo has no open centre in ${code}`);
  const rooms: RoomDetail[] = [];
  for (const [at, about] of ROOMS.entries())
    rooms.push(await clerk.post('rooms', { venueId: venue.id, ...about }, `demo-room-${code}-${at}`));
  const { total } = await by.worker.get<Page<unknown>>(`bookings?venue=${venue.id}&pageSize=1`);
  if (total > 0) return;
  for (const planned of plannedBookings()) await seedBooking(by, rooms, planned);
}

async function seedBooking(
  { worker, secretary }: { worker: DemoClient; secretary: DemoClient },
  rooms: readonly RoomDetail[],
  { room, inDays, about, state }: PlannedBooking,
): Promise<void> {
  const day = addDays(dayOf(new Date()), inDays);
  let one = await worker.post<BookingDetail>('bookings', { ...about, roomId: rooms[room]?.id, day });
  const step = async (by: DemoClient, action: string, said: object = {}) => {
    one = await by.post(`bookings/${one.id}/${action}`, { version: one.version, ...said });
  };
  if (state === 'asked') return;
  if (state === 'refused') return step(secretary, 'refuse', { reason: '当天社区选举登记占用' });
  await step(secretary, 'approve');
  if (state === 'approved') return;
  if (state === 'cancelled') return step(worker, 'cancel', { reason: '预约人来电改期' });
  if (state === 'no-show') return step(worker, 'no-show');
  await step(worker, 'use', { headCount: about.expected - 1 });
  if (state === 'closed') await step(worker, 'close');
}

/** Some at once, each after the one before it. */
async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const turn = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
}
