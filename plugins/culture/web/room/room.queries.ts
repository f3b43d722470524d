import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { ROOM_MACHINE } from '../../contract/index.ts';
import type { Room, RoomDetail, RoomMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeRoomForm } from './change-room.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const rooms: RecordSet<RoomMachine, Room, RoomDetail> = {
  ...recordsOf<Room, RoomDetail>(plugin, 'rooms'),
  plugin,
  machine: ROOM_MACHINE,
  said: ['reason'],
  forms: { change: ChangeRoomForm },
};
