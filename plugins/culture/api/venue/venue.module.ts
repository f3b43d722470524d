import { Module } from '@nestjs/common';
import { VenueController } from './venue.controller.ts';
import { VenueIndicators } from './venue.indicators.ts';
import { VenueService } from './venue.service.ts';

@Module({ controllers: [VenueController], providers: [VenueService, VenueIndicators] })
export class VenueModule {}
