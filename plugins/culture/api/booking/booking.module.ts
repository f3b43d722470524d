import { Module } from '@nestjs/common';
import { BookingRetention } from './booking-retention.ts';
import { BookingRetentionJob } from './booking-retention.job.ts';
import { BookingRules } from './booking-rules.ts';
import { BookingController } from './booking.controller.ts';
import { BookingService } from './booking.service.ts';
import { CallerPhones } from './caller-phone.service.ts';
import { RoomSlots } from './room-slots.ts';
import { VenueWeekController } from './venue-week.controller.ts';
import { VenueWeeks } from './venue-week.service.ts';

@Module({
  controllers: [BookingController, VenueWeekController],
  providers: [BookingService, BookingRules, RoomSlots, CallerPhones, VenueWeeks, BookingRetention, BookingRetentionJob],
})
export class BookingModule {}
