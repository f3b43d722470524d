import { dayOf } from '@linli/contracts';
import { containsText, sql } from '@linli/sdk-server';
import type { RowFilter } from '@linli/sdk-server';
import type { BookingListQuery } from '../../contract/index.ts';
import type { BookingRow } from './booking.entity.ts';

export type BookingFilter = Partial<
  Pick<BookingListQuery, 'view' | 'state' | 'venue' | 'room' | 'dayFrom' | 'dayTo' | 'q'>
>;

/**
 * What a list of bookings is narrowed by at this moment. `waiting`: to be decided, or over without anybody having said what
 * came of it.
 */
export function bookingsOf(filter: BookingFilter, now: Date): RowFilter<BookingRow> {
  const { view, state, venue, room, dayFrom, dayTo, q } = filter;
  return {
    oneOf: {
      state,
      venueId: venue === undefined ? undefined : [venue],
      roomId: room === undefined ? undefined : [room],
    },
    where: [
      ...(view === 'today' ? [sql`row.day = ${dayOf(now)}::date AND row.state NOT IN ('refused', 'cancelled')`] : []),
      ...(view === 'waiting' ? [sql`(row.state = 'asked' OR row.state = 'approved' AND row.ends_at <= ${now})`] : []),
      ...(dayFrom === undefined ? [] : [sql`row.day >= ${dayFrom}::date`]),
      ...(dayTo === undefined ? [] : [sql`row.day <= ${dayTo}::date`]),
      ...(q ? [containsText(q, 'venue_title', 'room_title', 'purpose')] : []),
    ],
  };
}
