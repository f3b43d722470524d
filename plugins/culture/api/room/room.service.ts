import type { Page } from '@linli/contracts';
import { AnsweredRecords, Records } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  AddRoom,
  ChangeRoom,
  CloseRoom,
  Room,
  RoomDetail,
  RoomHistory,
  RoomListQuery,
} from '../../contract/index.ts';
import { BookingsAhead } from '../booking/bookings-ahead.ts';
import { VenueGoneError } from '../venue/venue.errors.ts';
import { venueRecord } from '../venue/venue.record.ts';
import { rooms } from './room.record.ts';

@Injectable()
export class RoomService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly ahead: BookingsAhead,
  ) {}

  findPage(query: RoomListQuery): Promise<Page<Room>> {
    const { venue } = query;
    return this.answered.page(rooms, query, venue === undefined ? {} : { oneOf: { venueId: [venue] } });
  }

  get(id: string): Promise<RoomDetail> {
    return this.answered.get(rooms, id);
  }

  getHistory(id: string): Promise<RoomHistory> {
    return this.answered.history(rooms, id);
  }

  async add({ venueId, ...about }: AddRoom): Promise<RoomDetail> {
    const venue = await this.records.get(venueRecord, venueId);
    if (venue.state === 'closed') throw new VenueGoneError(venue.title);
    return this.answered.begin(rooms, {
      ...written(about),
      ...{ venueId, venueTitle: venue.title, unitId: venue.unitId },
    });
  }

  change(id: string, { version, ...about }: ChangeRoom): Promise<RoomDetail> {
    return this.answered.act(rooms, id, { action: 'change', version, patch: written(about) });
  }

  close(id: string, { reason, version }: CloseRoom): Promise<RoomDetail> {
    const patch = async () => {
      await this.ahead.checkNone({ roomId: id });
      return {};
    };
    return this.answered.act(rooms, id, { action: 'close', version, patch, said: { reason } });
  }
}

const written = ({ note, functions, ...about }: Omit<ChangeRoom, 'version'>) => ({
  ...about,
  functions: [...new Set(functions)],
  note: note ?? null,
});
