import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  ROOM_MACHINE as machine,
  addRoomSchema,
  changeRoomSchema,
  closeRoomSchema,
  roomAnswers as answers,
} from '../../contract/index.ts';
import type { AddRoom, ChangeRoom, CloseRoom, Room, RoomListQuery } from '../../contract/index.ts';
import { RoomService } from './room.service.ts';

const COLUMNS: ExportColumn<Room>[] = [
  { header: 'room.field.venue', value: ({ venue }) => venue.title, width: 32 },
  { header: 'room.field.title', value: 'title', width: 24 },
  { header: 'room.field.seats', value: 'seats' },
  { header: 'room.field.walk-in-share', value: 'walkInShare' },
];

@Controller('rooms')
export class RoomController {
  constructor(private readonly service: RoomService) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: RoomListQuery) {
    return this.service.findPage(query);
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
  add(@Body({ schema: addRoomSchema }) command: AddRoom) {
    return this.service.add(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeRoomSchema }) command: ChangeRoom) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeRoomSchema }) command: CloseRoom) {
    return this.service.close(id, command);
  }
}
