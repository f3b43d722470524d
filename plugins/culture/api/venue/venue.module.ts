import { Module } from '@nestjs/common';
import { BookingsAheadModule } from '../booking/bookings-ahead.ts';
import { VenueController } from './venue.controller.ts';
import { VenueIndicators } from './venue.indicators.ts';
import { VenueService } from './venue.service.ts';

@Module({ imports: [BookingsAheadModule], controllers: [VenueController], providers: [VenueService, VenueIndicators] })
export class VenueModule {}
