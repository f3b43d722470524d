import { addDays } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import { PlatformClock, Records, ScopedDb, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { hoursOn, mondayOf } from '../../contract/index.ts';
import type { VenueWeek } from '../../contract/index.ts';
import { RoomRow } from '../room/room.entity.ts';
import { venueRecord } from '../venue/venue.record.ts';
import { bookableMinutes } from './booking-rules.ts';
import { isHoliday, spanIn } from './booking-time.ts';
import { BookingRow } from './booking.entity.ts';

const WEEK = [0, 1, 2, 3, 4, 5, 6];

/** How the rooms of a venue stand in a week. */
@Injectable()
export class VenueWeeks {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly calendar: WorkingCalendar,
    private readonly clock: PlatformClock,
  ) {}

  async get(venueId: string, wanted?: Day): Promise<VenueWeek> {
    const venue = await this.records.get(venueRecord, venueId);
    const today = this.clock.today();
    const from = mondayOf(wanted ?? today);
    const calendar = await this.calendar.of(venue.unitId);
    const { locale } = this.db.context;
    const days = WEEK.map((n) => {
      const day = addDays(from, n);
      const off = isHoliday(calendar, day);
      const holiday = off ? (calendar.holidayOf(day)?.name[locale] ?? '') : null;
      return { day, holiday, spans: hoursOn(day, venue, off) };
    });
    const rooms = await this.roomsOf(venueId);
    const bookings = (await this.bookingsOf(venueId, from)).map(({ id, roomId, state, purpose, ...times }) => ({
      ...{ id, roomId, state, purpose, day: times.day },
      ...spanIn(times),
    }));
    const leftOf = (room: RoomRow) =>
      days.map(({ day, spans }) => {
        const taken = bookings.filter((each) => each.roomId === room.id && each.day === day);
        const minutes = taken.reduce((sum, each) => sum + each.to - each.from, 0);
        return Math.max(0, bookableMinutes(spans, room.walkInShare) - minutes);
      });
    return {
      ...{ from, today, open: venue.state === 'open', days, bookings },
      rooms: rooms.map((room) => ({
        ...{ id: room.id, title: room.title, seats: room.seats, walkInShare: room.walkInShare },
        left: leftOf(room),
      })),
    };
  }

  private roomsOf(venueId: string): Promise<RoomRow[]> {
    return this.db.manager.find(RoomRow, { where: { venueId, state: 'in-use' }, order: { title: 'ASC', id: 'ASC' } });
  }

  private bookingsOf(venueId: string, from: Day): Promise<BookingRow[]> {
    return this.db.manager
      .createQueryBuilder(BookingRow, 'row')
      .where('row.venue_id = :venueId AND row.day BETWEEN :from AND :to', { venueId, from, to: addDays(from, 6) })
      .andWhere(`row.state NOT IN ('refused', 'cancelled')`)
      .orderBy('row.begins_at')
      .getMany();
  }
}
