import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import {
  ActionRoute,
  AllowOn,
  Answers,
  CreateRoute,
  HistoryRoute,
  ListRoute,
  RecordId,
  RecordRoute,
  ShownOnce,
} from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  BOOKING_MACHINE as machine,
  BOOKING_PERMISSION,
  bookingAnswers as answers,
  bookingCountsSchema,
  callerPhoneSchema,
  cancelBookingSchema,
  changeBookingSchema,
  refuseBookingSchema,
  takeBookingSchema,
  useBookingSchema,
} from '../../contract/index.ts';
import type {
  Booking,
  BookingListQuery,
  CancelBooking,
  ChangeBooking,
  RefuseBooking,
  TakeBooking,
  UseBooking,
} from '../../contract/index.ts';
import { BookingService } from './booking.service.ts';
import { CallerPhones } from './caller-phone.service.ts';

const COLUMNS: ExportColumn<Booking>[] = [
  { header: 'booking.field.day', value: 'day' },
  { header: 'booking.field.from', value: 'from' },
  { header: 'booking.field.to', value: 'to' },
  { header: 'booking.field.venue', value: ({ venue }) => venue.title, width: 32 },
  { header: 'booking.field.room', value: ({ room }) => room.title, width: 20 },
  { header: 'booking.field.use', value: 'use', words: 'venue.function' },
  { header: 'booking.field.purpose', value: 'purpose', width: 32 },
  { header: 'booking.field.expected', value: 'expected' },
  { header: 'booking.field.head-count', value: 'headCount' },
];

@Controller('bookings')
export class BookingController {
  constructor(
    private readonly service: BookingService,
    private readonly phones: CallerPhones,
  ) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: BookingListQuery) {
    return this.service.findPage(query);
  }

  /** Before `:id`, which it would be taken for. */
  @Get('counts')
  @AllowOn(machine, machine.read)
  @Answers(bookingCountsSchema)
  count(@Query({ schema: answers.query }) query: BookingListQuery) {
    return this.service.count(query);
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @CreateRoute(answers)
  take(@Body({ schema: takeBookingSchema }) command: TakeBooking) {
    return this.service.take(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeBookingSchema }) command: ChangeBooking) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'approve', answers.shown)
  approve(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.approve(id, version);
  }

  @ActionRoute(machine, 'refuse', answers.shown)
  refuse(@RecordId() id: string, @Body({ schema: refuseBookingSchema }) command: RefuseBooking) {
    return this.service.refuse(id, command);
  }

  @ActionRoute(machine, 'use', answers.shown)
  use(@RecordId() id: string, @Body({ schema: useBookingSchema }) command: UseBooking) {
    return this.service.use(id, command);
  }

  @ActionRoute(machine, 'no-show', answers.shown)
  noShow(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.noShow(id, version);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.close(id, version);
  }

  @ActionRoute(machine, 'cancel', answers.shown)
  cancel(@RecordId() id: string, @Body({ schema: cancelBookingSchema }) command: CancelBooking) {
    return this.service.cancel(id, command);
  }

  /** The number to call back; the look is written down. */
  @Post(':id/phone')
  @HttpCode(200)
  @AllowOn(machine, BOOKING_PERMISSION.take)
  @ShownOnce()
  @Answers(callerPhoneSchema)
  phone(@RecordId() id: string) {
    return this.phones.show(id);
  }
}
