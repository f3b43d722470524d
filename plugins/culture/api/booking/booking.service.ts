import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { BOOKING_PERMISSION, BOOKING_VIEWS } from '../../contract/index.ts';
import type {
  Booking,
  BookingCounts,
  BookingDetail,
  BookingHistory,
  BookingListQuery,
  BookingView,
  CancelBooking,
  ChangeBooking,
  RefuseBooking,
  TakeBooking,
  UseBooking,
} from '../../contract/index.ts';
import { BookingRules } from './booking-rules.ts';
import { RoomSlots } from './room-slots.ts';
import { clocksOf, instantOf, spanOf } from './booking-time.ts';
import { BookingRow } from './booking.entity.ts';
import { NotBegunYetError } from './booking.errors.ts';
import { bookingsOf } from './booking.query.ts';
import { bookingRecord as record, bookings } from './booking.record.ts';

@Injectable()
export class BookingService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly rules: BookingRules,
    private readonly slots: RoomSlots,
    private readonly clock: PlatformClock,
  ) {}

  /** In the order of their times: of today and of what waits the first one first, of all the last one. */
  async findPage({ page, pageSize, unit, ...filter }: BookingListQuery): Promise<Page<Booking>> {
    const direction = filter.view === 'all' ? 'DESC' : 'ASC';
    const found = await this.db.page(BookingRow, {
      ...bookingsOf(filter, this.clock.now()),
      read: BOOKING_PERMISSION.read,
      unit,
      page: { page, pageSize },
      order: [
        ['beginsAt', direction],
        ['id', direction],
      ],
    });
    const items = await this.answered.all(bookings, found.items as BookingRow[]);
    return { ...found, items: items.map(listedOf) };
  }

  async count({ unit, ...filter }: Omit<BookingListQuery, 'page' | 'pageSize' | 'sort'>): Promise<BookingCounts> {
    const counted: [BookingView, { total: number; exact: boolean }][] = [];
    for (const view of BOOKING_VIEWS)
      counted.push([
        view,
        await this.db.count(BookingRow, {
          ...bookingsOf({ ...filter, view }, this.clock.now()),
          read: BOOKING_PERMISSION.read,
          unit,
          order: [['createdAt', 'DESC']],
        }),
      ]);
    return Object.fromEntries(counted) as BookingCounts;
  }

  get(id: string): Promise<BookingDetail> {
    return this.answered.get(bookings, id);
  }

  getHistory(id: string): Promise<BookingHistory> {
    return this.answered.history(bookings, id);
  }

  async take(wanted: TakeBooking): Promise<BookingDetail> {
    const written = await this.checked(wanted);
    return this.slots.hold(written, () => this.answered.begin(bookings, { ...written, headCount: null }));
  }

  async change(id: string, { version, ...wanted }: ChangeBooking): Promise<BookingDetail> {
    this.records.check(record, 'change', await this.records.get(record, id));
    const patch = await this.checked(wanted, id);
    return this.slots.hold({ ...patch, id }, () =>
      this.answered.act(bookings, id, { action: 'change', version, patch }),
    );
  }

  approve(id: string, version: number): Promise<BookingDetail> {
    return this.answered.act(bookings, id, { action: 'approve', version });
  }

  refuse(id: string, { reason, version }: RefuseBooking): Promise<BookingDetail> {
    return this.answered.act(bookings, id, { action: 'refuse', version, patch: ended, said: { reason } });
  }

  cancel(id: string, { reason, version }: CancelBooking): Promise<BookingDetail> {
    return this.answered.act(bookings, id, { action: 'cancel', version, patch: ended, said: { reason } });
  }

  use(id: string, { headCount, version }: UseBooking): Promise<BookingDetail> {
    const patch = (row: BookingRow) => {
      this.checkBegun(row);
      return { headCount, callerPhone: null };
    };
    return this.answered.act(bookings, id, { action: 'use', version, patch });
  }

  noShow(id: string, version: number): Promise<BookingDetail> {
    const patch = (row: BookingRow) => {
      this.checkBegun(row);
      return { callerPhone: null };
    };
    return this.answered.act(bookings, id, { action: 'no-show', version, patch });
  }

  close(id: string, version: number): Promise<BookingDetail> {
    return this.answered.act(bookings, id, { action: 'close', version, patch: ended });
  }

  private checkBegun({ day, beginsAt, endsAt }: BookingRow): void {
    if (this.clock.now() < beginsAt) throw new NotBegunYetError(day, clocksOf({ day, beginsAt, endsAt }).from);
  }

  private async checked(wanted: TakeBooking, except?: string) {
    const { room, venue } = await this.rules.check(wanted, except);
    const { from, to, phone, ...about } = wanted;
    const span = spanOf({ from, to });
    return {
      ...about,
      ...{ venueId: venue.id, venueTitle: venue.title, roomTitle: room.title, unitId: venue.unitId },
      beginsAt: instantOf(about.day, span.from),
      endsAt: instantOf(about.day, span.to),
      callerPhone: phone ?? null,
    };
  }
}

/** What of whoever asked is taken out at the end: the number, and a person's name. An organisation's stays. */
function ended({ askerKind, asker }: BookingRow): Partial<BookingRow> {
  return { callerPhone: null, asker: askerKind === 'person' ? null : asker };
}

/** What a list says of a booking: nothing of whoever asked. */
function listedOf(one: BookingDetail): Booking {
  const { id, unitId, path, state, createdAt, version, ...more } = one;
  const { venue, room, day, from, to, use, purpose, expected, headCount } = more;
  return {
    ...{ id, unitId, path, state, createdAt, version },
    ...{ venue, room, day, from, to, use, purpose, expected, headCount },
  };
}
