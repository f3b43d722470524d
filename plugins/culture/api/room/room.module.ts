import { Module } from '@nestjs/common';
import { BookingsAheadModule } from '../booking/bookings-ahead.ts';
import { RoomController } from './room.controller.ts';
import { RoomService } from './room.service.ts';

@Module({ imports: [BookingsAheadModule], controllers: [RoomController], providers: [RoomService] })
export class RoomModule {}
