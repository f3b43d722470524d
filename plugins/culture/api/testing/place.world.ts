import { addDays, dayOf } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestAnswer, TestWorld, WorldUnit } from '@linli/sdk-server/testing';
import type { BookingDetail, CreateVenue, RoomDetail, TakeBooking, VenueDetail } from '../../contract/index.ts';
import { definition } from '../definition.ts';

/** What is sent to add a venue that is open from 9 to 12 and 14 to 20 o'clock every day. */
export function aVenue(unitId: number, title = '党群服务中心'): CreateVenue {
  return {
    ...{ title, unitId, kind: 'community-centre', address: '津塘路 1 号' },
    ...{ functions: ['arts', 'study'], access: ['ramp'] },
    ...{ hours: Array<string>(7).fill('9:00-12:00 14:00-20:00'), holidayHours: '' },
  };
}

/** What lies in which unit of a world. */
export const INSIDE: Readonly<Record<WorldUnit, readonly WorldUnit[]>> = {
  district: ['district', 'street', 'community', 'grid', 'otherStreet', 'otherCommunity'],
  street: ['street', 'community', 'grid'],
  community: ['community', 'grid'],
  grid: ['grid'],
  otherStreet: ['otherStreet', 'otherCommunity'],
  otherCommunity: ['otherCommunity'],
};

export const TODAY = dayOf(new Date());

/** A day so many days from now. */
export const inDays = (n: number): string => addDays(TODAY, n);

/** What is sent to book a room from 9 to 10 o'clock. */
export const aBooking = (roomId: string, more: Partial<TakeBooking> = {}): TakeBooking => ({
  ...{ roomId, day: inDays(3), from: '09:00', to: '10:00', use: 'arts', purpose: '合唱排练', expected: 12 },
  ...{ askerKind: 'organisation', asker: '文华里合唱队' },
  ...more,
});

/** A world with venues that are open and rooms in them. */
export interface PlaceWorld extends TestWorld {
  venue(more?: Partial<CreateVenue>): Promise<VenueDetail>;
  room(more?: { venueId?: string; seats?: number; walkInShare?: number; title?: string }): Promise<RoomDetail>;
  /** The keeper takes it. */
  take(roomId: string, more?: Partial<TakeBooking>): Promise<TestAnswer<BookingDetail>>;
  act<T = BookingDetail>(one: BookingDetail, action: string, said?: object, role?: string): Promise<TestAnswer<T>>;
}

export async function startPlaceWorld(): Promise<PlaceWorld> {
  const world = await startTestWorld(definition);
  const street = world.as('street');
  const venue: PlaceWorld['venue'] = async (more = {}) => {
    const added = await street.post<VenueDetail>('/v1/venues', { ...aVenue(world.at.community), ...more });
    const open = { openedOn: '2026-01-01', version: 1 };
    return (await street.post<VenueDetail>(`/v1/venues/${added.body.id}/open`, open)).body;
  };
  return {
    ...world,
    venue,
    async room({ venueId, ...more } = {}) {
      const about = { title: '多功能厅', seats: 40, walkInShare: 0, ...more };
      return (await street.post<RoomDetail>('/v1/rooms', { venueId: venueId ?? (await venue()).id, ...about })).body;
    },
    take: (roomId, more) => world.as('keeper').post('/v1/bookings', aBooking(roomId, more)),
    act: (one, action, said = {}, role = 'keeper') =>
      world.as(role).post(`/v1/bookings/${one.id}/${action}`, { version: one.version, ...said }),
  };
}
