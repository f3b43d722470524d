import { Allow, Answers, RecordId } from '@linli/sdk-server';
import { Controller, Get, Query } from '@nestjs/common';
import {
  BOOKING_PERMISSION,
  ROOM_PERMISSION,
  VENUE_PERMISSION,
  venueWeekQuerySchema,
  venueWeekSchema,
} from '../../contract/index.ts';
import type { VenueWeekQuery } from '../../contract/index.ts';
import { VenueWeeks } from './venue-week.service.ts';

@Controller('venues')
export class VenueWeekController {
  constructor(private readonly weeks: VenueWeeks) {}

  @Get(':id/week')
  @Allow(BOOKING_PERMISSION.read, VENUE_PERMISSION.read, ROOM_PERMISSION.read)
  @Answers(venueWeekSchema)
  get(@RecordId() id: string, @Query({ schema: venueWeekQuerySchema }) { from }: VenueWeekQuery) {
    return this.weeks.get(id, from);
  }
}
