import { Module } from '@nestjs/common';
import { VenueController } from './venue.controller.ts';
import { VenueService } from './venue.service.ts';

@Module({ controllers: [VenueController], providers: [VenueService] })
export class VenueModule {}
