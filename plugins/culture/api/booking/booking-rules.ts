import { addDays } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import { PlatformClock, Records, ScopedDb, Texts, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { AHEAD_DAYS, BACK_DAYS, hoursOn, isWithin, lineOf, openMinutes } from '../../contract/index.ts';
import type { Span, TakeBooking } from '../../contract/index.ts';
import { roomRecord } from '../room/room.record.ts';
import type { RoomRow } from '../room/room.entity.ts';
import { venueRecord } from '../venue/venue.record.ts';
import type { VenueRow } from '../venue/venue.entity.ts';
import { instantOf, isHoliday, spanOf } from './booking-time.ts';
import { BookingFieldError, NotBookableError, WalkInShareError } from './booking.errors.ts';
import type { WrongTime } from './booking.errors.ts';

/** Minutes of a day that may be booked at all: the share for people who simply come is taken off, in favour of them. */
export const bookableMinutes = (spans: readonly Span[], walkInShare: number): number =>
  Math.floor((openMinutes(lineOf(spans)) * (100 - walkInShare)) / 100);

/** Whether a room may be had at a time: hours, holidays, seats, and the share that is kept free. */
@Injectable()
export class BookingRules {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly calendar: WorkingCalendar,
    private readonly clock: PlatformClock,
    private readonly texts: Texts,
  ) {}

  /**
   * The room and its venue, once it is sure that this may be booked there. Of several at once for one day of a room each
   * waits here for the one before, so that what is left of the day is what holds. `except`: the booking that is moved.
   */
  async check(wanted: TakeBooking, except?: string): Promise<{ room: RoomRow; venue: VenueRow }> {
    const { roomId, day, from, to, expected } = wanted;
    const span = spanOf({ from, to });
    if (span.to <= span.from) throw this.wrong('turned', 'to', { from });
    const today = this.clock.today();
    if (day < addDays(today, -BACK_DAYS)) throw this.wrong('too-old', 'day', { days: BACK_DAYS });
    if (day > addDays(today, AHEAD_DAYS)) throw this.wrong('too-far', 'day', { days: AHEAD_DAYS });
    const room = await this.records.get(roomRecord, roomId);
    if (room.state !== 'in-use') throw new NotBookableError('room-closed', room.title);
    if (expected > room.seats) throw this.wrong('too-many', 'expected', { seats: room.seats });
    const venue = await this.records.get(venueRecord, room.venueId);
    const isBack = venue.state === 'suspended' && venue.suspendedUntil !== null && venue.suspendedUntil <= day;
    if (venue.state !== 'open' && !isBack) throw new NotBookableError('venue-not-open', venue.title);
    const spans = await this.spansOn(venue, day);
    if (!isWithin(span, spans)) throw await this.outside(venue, day, spans);
    await this.checkShare(room, { day, span, spans, except });
    return { room, venue };
  }

  /** When a venue is open on a day. */
  async spansOn(venue: VenueRow, day: Day): Promise<Span[]> {
    return hoursOn(day, venue, isHoliday(await this.calendar.of(venue.unitId), day));
  }

  private async checkShare(
    { id, walkInShare }: RoomRow,
    { day, span, spans, except }: { day: Day; span: Span; spans: readonly Span[]; except: string | undefined },
  ): Promise<void> {
    const { manager } = this.db;
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('culture.booking.' || $1 || $2, 0))`, [id, day]);
    const [row] = await manager.query<{ taken: number }[]>(
      `SELECT COALESCE(sum(extract(epoch FROM ends_at - begins_at) / 60), 0)::integer AS taken FROM booking
       WHERE room_id = $1 AND day = $2 AND state NOT IN ('refused', 'cancelled') AND id IS DISTINCT FROM $3`,
      [id, day, except ?? null],
    );
    const left = bookableMinutes(spans, walkInShare) - (row?.taken ?? 0);
    if (span.to - span.from <= left) return;
    // Where somebody has just this time, that is the reason, and the constraint says so.
    const [clash] = await manager.query<unknown[]>(
      `SELECT FROM booking WHERE room_id = $1 AND day = $2 AND state NOT IN ('refused', 'cancelled')
       AND id IS DISTINCT FROM $3 AND begins_at < $4 AND ends_at > $5`,
      [id, day, except ?? null, instantOf(day, span.to), instantOf(day, span.from)],
    );
    if (!clash) throw new WalkInShareError(walkInShare, Math.max(0, left));
  }

  private async outside(venue: VenueRow, day: Day, spans: readonly Span[]): Promise<BookingFieldError> {
    const calendar = await this.calendar.of(venue.unitId);
    const hours = lineOf(spans) || this.word('venue.hours.closed');
    if (!isHoliday(calendar, day)) return this.wrong('outside-hours', 'from', { day, hours });
    const name = calendar.holidayOf(day)?.name[this.db.context.locale] ?? this.word('week.holiday');
    return this.wrong('holiday', 'from', { day, name, hours });
  }

  private wrong(what: WrongTime, field: string, params: Record<string, unknown>): BookingFieldError {
    return new BookingFieldError(what, field, this.word(`errors.culture.booking.${what}.title`, params), params);
  }

  private word(key: string, params: Record<string, unknown> = {}): string {
    return this.texts.find(this.db.context.locale, key, params) ?? key;
  }
}
