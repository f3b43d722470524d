import { defineMachine, lineSchema, recordAnswers, recordVersionSchema, textSchema } from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { functionSchema, functionsSchema } from './venue.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const ROOM_PERMISSION = {
  read: 'culture.room.read',
  /** Adds one to a venue, corrects it, and takes it out of use. */
  manage: 'culture.room.manage',
} as const;

const about = {
  title: lineSchema(60),
  seats: z.int().min(1).max(2000),
  functions: functionsSchema.default([]),
  /** Per cent of each day's hours that nobody can book: for people who simply come. */
  walkInShare: z.int().min(0).max(100),
  note: textSchema(500).optional(),
};
export const addRoomSchema = z.object({ venueId: z.uuid(), ...about });
export type AddRoom = z.infer<typeof addRoomSchema>;
export const changeRoomSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeRoom = z.infer<typeof changeRoomSchema>;
export const closeRoomSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CloseRoom = z.infer<typeof closeRoomSchema>;

const MANAGE = { permission: ROOM_PERMISSION.manage };
/** Its life: API, buttons, history and the test of every transition read this table. */
export const ROOM_MACHINE = defineMachine({
  noun: 'culture.room',
  read: ROOM_PERMISSION.read,
  create: { action: 'add', to: 'in-use', permission: ROOM_PERMISSION.manage },
  states: { 'in-use': { tone: 'success' }, closed: { final: true } },
  actions: {
    change: { from: ['in-use'], awaited: [], ...MANAGE, command: changeRoomSchema },
    close: { from: ['in-use'], awaited: [], to: 'closed', ...MANAGE, command: closeRoomSchema, danger: true },
  },
});
export type RoomMachine = typeof ROOM_MACHINE;
export type RoomState = StateOf<RoomMachine>;
export type RoomAction = AnyActionOf<RoomMachine>;

const answered = recordAnswers(ROOM_MACHINE, {
  listed: {
    title: z.string(),
    venue: z.object({ id: z.uuid(), title: z.string() }),
    seats: z.int(),
    functions: z.array(functionSchema),
    walkInShare: z.int(),
  },
  shown: { note: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const roomAnswers = { ...answered, query: answered.query.extend({ venue: z.uuid().optional() }) };
export type Room = z.infer<typeof roomAnswers.listed>;
export type RoomDetail = z.infer<typeof roomAnswers.shown>;
export type RoomHistory = z.infer<typeof roomAnswers.history>;
export type RoomListQuery = z.infer<typeof roomAnswers.query>;
