import { randomUUID } from 'node:crypto';
import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records, ScopedDb, Subjects } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { BOOKING_PERMISSION, BOOKING_VIEWS } from '../../contract/index.ts';
import type {
  Booking,
  BookingCounts,
  BookingDetail,
  BookingHistory,
  BookingListQuery,
  BookingMachine,
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
import { CallerPhones, NO_NUMBER } from './caller-phone.service.ts';

@Injectable()
export class BookingService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly rules: BookingRules,
    private readonly slots: RoomSlots,
    private readonly phones: CallerPhones,
    private readonly subjects: Subjects,
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

  async get(id: string): Promise<BookingDetail> {
    return this.phones.told(await this.answered.get(bookings, id));
  }

  getHistory(id: string): Promise<BookingHistory> {
    return this.answered.history(bookings, id);
  }

  async take({ phone, ...wanted }: TakeBooking): Promise<BookingDetail> {
    const about = await this.checked(wanted);
    const id = randomUUID();
    const number = await this.phones.seal(id, phone);
    const taken = await this.slots.hold(about, () =>
      this.answered.begin(bookings, { ...about, ...number, headCount: null }, id),
    );
    return this.phones.told(taken);
  }

  async change(id: string, { version, phone, ...wanted }: ChangeBooking): Promise<BookingDetail> {
    this.records.check(record, 'change', await this.records.get(record, id));
    const about = await this.checked(wanted, id);
    // The form cannot show the number it would have to send back: none sent is none changed.
    const patch = phone ? { ...about, ...(await this.phones.seal(id, phone)) } : about;
    return this.slots.hold({ ...about, id }, () => this.act(id, { action: 'change', version, patch }));
  }

  approve(id: string, version: number): Promise<BookingDetail> {
    return this.act(id, { action: 'approve', version });
  }

  refuse(id: string, { reason, version }: RefuseBooking): Promise<BookingDetail> {
    return this.callNobody(id, { action: 'refuse', version, patch: ended, said: { reason } });
  }

  cancel(id: string, { reason, version }: CancelBooking): Promise<BookingDetail> {
    return this.callNobody(id, { action: 'cancel', version, patch: ended, said: { reason } });
  }

  use(id: string, { headCount, version }: UseBooking): Promise<BookingDetail> {
    const patch = (row: BookingRow) => {
      this.checkBegun(row);
      return { headCount, ...NO_NUMBER };
    };
    return this.callNobody(id, { action: 'use', version, patch });
  }

  noShow(id: string, version: number): Promise<BookingDetail> {
    const patch = (row: BookingRow) => {
      this.checkBegun(row);
      return NO_NUMBER;
    };
    return this.callNobody(id, { action: 'no-show', version, patch });
  }

  close(id: string, version: number): Promise<BookingDetail> {
    return this.callNobody(id, { action: 'close', version, patch: ended });
  }

  private async act(id: string, step: WantedStep<BookingMachine, BookingRow>): Promise<BookingDetail> {
    return this.phones.told(await this.answered.act(bookings, id, step));
  }

  /** A step after which nobody is called back: the key that the number was sealed under goes with the number. */
  private async callNobody(id: string, step: WantedStep<BookingMachine, BookingRow>): Promise<BookingDetail> {
    const { callerSealed } = await this.records.get(record, id);
    const done = await this.act(id, step);
    if (callerSealed !== null) await this.subjects.forget(id);
    return done;
  }

  private checkBegun({ day, beginsAt, endsAt }: BookingRow): void {
    if (this.clock.now() < beginsAt) throw new NotBegunYetError(day, clocksOf({ day, beginsAt, endsAt }).from);
  }

  private async checked(wanted: Omit<TakeBooking, 'phone'>, except?: string) {
    const { room, venue } = await this.rules.check(wanted, except);
    const { from, to, ...about } = wanted;
    const span = spanOf({ from, to });
    return {
      ...about,
      ...{ venueId: venue.id, venueTitle: venue.title, roomTitle: room.title, unitId: venue.unitId },
      beginsAt: instantOf(about.day, span.from),
      endsAt: instantOf(about.day, span.to),
    };
  }
}

/** What of whoever asked is taken out at the end: the number, and a person's name. An organisation's stays. */
function ended({ askerKind, asker }: BookingRow): Partial<BookingRow> {
  return { ...NO_NUMBER, asker: askerKind === 'person' ? null : asker };
}

/** What a list says of a booking: nothing of whoever asked. */
function listedOf(one: Booking): Booking {
  const { id, unitId, path, state, createdAt, version, ...more } = one;
  const { venue, room, day, from, to, use, purpose, expected, headCount } = more;
  return {
    ...{ id, unitId, path, state, createdAt, version },
    ...{ venue, room, day, from, to, use, purpose, expected, headCount },
  };
}
