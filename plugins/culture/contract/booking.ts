import {
  daySchema,
  defineMachine,
  instantSchema,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { clockOf } from './opening-hours.ts';
import { functionSchema } from './venue.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const BOOKING_PERMISSION = {
  read: 'culture.booking.read',
  /** Takes one for whoever calls or comes, corrects or cancels it, and records what came of it. */
  take: 'culture.booking.take',
  /** Approves or refuses. Never what one has taken oneself. */
  decide: 'culture.booking.decide',
} as const;

/** How far ahead a room is booked, and how far back a booking on paper may be entered. */
export const AHEAD_DAYS = 90;
export const BACK_DAYS = 31;
/** Rooms are booked by the half hour. */
export const STEP_MINUTES = 30;
export const CLOCKS = Array.from({ length: 49 }, (_, n) => clockOf(n * STEP_MINUTES));
export const clockSchema = z.enum(CLOCKS);
export const ASKER_KINDS = ['organisation', 'person'] as const;
export const askerKindSchema = z.enum(ASKER_KINDS);

const about = {
  roomId: z.uuid(),
  day: daySchema,
  from: clockSchema,
  to: clockSchema,
  use: functionSchema,
  /** What it is for, without names. */
  purpose: lineSchema(80),
  expected: z.int().min(1).max(2000),
  askerKind: askerKindSchema,
  /** An organisation, or what a person wants to be called. */
  asker: lineSchema(40),
  /** To call back; kept until the booking is over. */
  phone: z
    .string()
    .regex(/^\+?\d[\d -]{5,18}\d$/)
    .optional(),
};
const version = recordVersionSchema;
export const takeBookingSchema = z.object(about);
export type TakeBooking = z.infer<typeof takeBookingSchema>;
export const changeBookingSchema = z.object({ ...about, version });
export type ChangeBooking = z.infer<typeof changeBookingSchema>;
const why = { reason: textSchema(200), version };
export const refuseBookingSchema = z.object(why);
export type RefuseBooking = z.infer<typeof refuseBookingSchema>;
export const cancelBookingSchema = z.object(why);
export type CancelBooking = z.infer<typeof cancelBookingSchema>;
export const useBookingSchema = z.object({ headCount: z.int().min(1).max(5000), version });
export type UseBooking = z.infer<typeof useBookingSchema>;

const P = BOOKING_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const BOOKING_MACHINE = defineMachine({
  noun: 'culture.booking',
  read: P.read,
  create: { action: 'take', to: 'asked', permission: P.take },
  states: {
    asked: { tone: 'warning' },
    approved: { tone: 'active' },
    used: { tone: 'success' },
    'no-show': { tone: 'warning' },
    closed: { final: true },
    refused: { final: true, failed: true },
    cancelled: { final: true, failed: true },
  },
  guards: { notTaker: { barrier: 'own-booking' } },
  actions: {
    approve: { from: ['asked'], to: 'approved', permission: P.decide, guards: ['notTaker'], tone: 'success' },
    refuse: {
      from: ['asked'],
      under: 'approve',
      to: 'refused',
      permission: P.decide,
      guards: ['notTaker'],
      command: refuseBookingSchema,
      tone: 'warning',
    },
    use: { from: ['approved'], to: 'used', permission: P.take, command: useBookingSchema, tone: 'success' },
    'no-show': { from: ['approved'], under: 'use', to: 'no-show', permission: P.take, tone: 'warning' },
    close: { from: ['used', 'no-show'], to: 'closed', permission: P.take },
    change: { from: ['asked'], awaited: [], permission: P.take, command: changeBookingSchema },
    cancel: {
      from: ['asked', 'approved'],
      awaited: [],
      to: 'cancelled',
      permission: P.take,
      command: cancelBookingSchema,
      danger: true,
    },
  },
});
export type BookingMachine = typeof BOOKING_MACHINE;
export type BookingState = StateOf<BookingMachine>;
export type BookingAction = AnyActionOf<BookingMachine>;
/** What does not take a room's time any more. */
export const FREEING_STATES: readonly BookingState[] = ['refused', 'cancelled'];

export const BOOKING_VIEWS = ['today', 'waiting', 'all'] as const;
export const bookingViewSchema = z.enum(BOOKING_VIEWS);
export type BookingView = z.infer<typeof bookingViewSchema>;

const answered = recordAnswers(BOOKING_MACHINE, {
  listed: {
    venue: z.object({ id: z.uuid(), title: z.string() }),
    room: z.object({ id: z.uuid(), title: z.string() }),
    day: daySchema,
    from: z.string(),
    to: z.string(),
    use: functionSchema,
    purpose: z.string(),
    expected: z.int(),
    headCount: z.int().nullable(),
  },
  shown: {
    roomId: z.uuid(),
    askerKind: askerKindSchema,
    /** Null once it was removed. */
    asker: z.string().nullable(),
    phone: z.string().nullable(),
  },
  said: { reason: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const bookingAnswers = {
  ...answered,
  query: answered.query.extend({
    view: bookingViewSchema.default('all'),
    venue: z.uuid().optional(),
    room: z.uuid().optional(),
    dayFrom: daySchema.optional(),
    dayTo: daySchema.optional(),
  }),
};
/** A number that somebody asked to see, and until when a screen shows it. */
export const callerPhoneSchema = z.object({ phone: z.string(), until: instantSchema });
export type CallerPhone = z.infer<typeof callerPhoneSchema>;

const countSchema = z.object({ total: z.int(), exact: z.boolean() });
export const bookingCountsSchema = z.object({ today: countSchema, waiting: countSchema, all: countSchema });
export type BookingCounts = z.infer<typeof bookingCountsSchema>;
export type Booking = z.infer<typeof bookingAnswers.listed>;
export type BookingDetail = z.infer<typeof bookingAnswers.shown>;
export type BookingHistory = z.infer<typeof bookingAnswers.history>;
export type BookingListQuery = z.infer<typeof bookingAnswers.query>;
