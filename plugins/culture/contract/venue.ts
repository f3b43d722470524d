import {
  daySchema,
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  severalOf,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { dayHoursSchema, weekHoursSchema } from './opening-hours.ts';
import { SIX_MUST_STANDINGS } from './six-must-check.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const VENUE_PERMISSION = {
  read: 'culture.venue.read',
  /** Adds one, corrects what is said about it, opens it, and suspends it for a while. */
  manage: 'culture.venue.manage',
  close: 'culture.venue.close',
} as const;

export const VENUE_KINDS = ['street-centre', 'community-centre', 'culture-room', 'other'] as const;
export const venueKindSchema = z.enum(VENUE_KINDS);
export type VenueKind = z.infer<typeof venueKindSchema>;

/** The six functions of a centre (党性教育、学习研讨、谈心谈话、文艺娱乐、健身护理、亲子教育). */
export const FUNCTIONS = ['party-education', 'study', 'talks', 'arts', 'fitness-care', 'family'] as const;
export const functionSchema = z.enum(FUNCTIONS);
export type VenueFunction = z.infer<typeof functionSchema>;
export const functionsSchema = z.array(functionSchema).max(FUNCTIONS.length);

/** Facts about a building that say who can use it. */
export const ACCESS_FACTS = ['ramp', 'lift', 'accessible-toilet', 'hearing-loop', 'large-print', 'handrails'] as const;
export const accessFactSchema = z.enum(ACCESS_FACTS);

const about = {
  title: lineSchema(60),
  kind: venueKindSchema,
  address: lineSchema(120),
  functions: functionsSchema.default([]),
  hours: weekHoursSchema.default(Array<string>(7).fill('')),
  holidayHours: dayHoursSchema.default(''),
  access: z.array(accessFactSchema).max(ACCESS_FACTS.length).default([]),
  /** Where to call or go to book a room. */
  howToBook: lineSchema(120).optional(),
  note: textSchema(500).optional(),
};
const version = recordVersionSchema;
export const createVenueSchema = z.object({ ...about, unitId: unitIdSchema });
export type CreateVenue = z.infer<typeof createVenueSchema>;
export const changeVenueSchema = z.object({ ...about, version });
export type ChangeVenue = z.infer<typeof changeVenueSchema>;
export const openVenueSchema = z.object({ openedOn: daySchema, version });
export type OpenVenue = z.infer<typeof openVenueSchema>;
export const suspendVenueSchema = z.object({
  reason: textSchema(200),
  /** The day on which it is to be open again. */
  until: daySchema,
  version,
});
export type SuspendVenue = z.infer<typeof suspendVenueSchema>;
export const closeVenueSchema = z.object({ reason: textSchema(200), version });
export type CloseVenue = z.infer<typeof closeVenueSchema>;

const MANAGE = { permission: VENUE_PERMISSION.manage };
/** Its life: API, buttons, history and the test of every transition read this table. */
export const VENUE_MACHINE = defineMachine({
  noun: 'culture.venue',
  read: VENUE_PERMISSION.read,
  create: { action: 'create', to: 'prepared', permission: VENUE_PERMISSION.manage },
  states: {
    prepared: {},
    open: { tone: 'success' },
    suspended: { tone: 'warning' },
    closed: { final: true },
  },
  actions: {
    open: { from: ['prepared'], to: 'open', ...MANAGE, command: openVenueSchema, tone: 'success' },
    resume: { from: ['suspended'], to: 'open', ...MANAGE, tone: 'success' },
    change: {
      from: ['prepared', 'open', 'suspended'],
      awaited: [],
      ...MANAGE,
      command: changeVenueSchema,
    },
    suspend: {
      from: ['open'],
      awaited: [],
      to: 'suspended',
      ...MANAGE,
      command: suspendVenueSchema,
      tone: 'warning',
    },
    close: {
      from: ['prepared', 'open', 'suspended'],
      awaited: [],
      to: 'closed',
      permission: VENUE_PERMISSION.close,
      command: closeVenueSchema,
      danger: true,
    },
  },
});
export type VenueMachine = typeof VENUE_MACHINE;
export type VenueState = StateOf<VenueMachine>;
export type VenueAction = AnyActionOf<VenueMachine>;

/** How many minutes of a usual week it is open at all, and when people who work can come. */
export const openTimesSchema = z.object({ week: z.int(), evening: z.int(), weekend: z.int() });
export type OpenTimes = z.infer<typeof openTimesSchema>;

const answered = recordAnswers(VENUE_MACHINE, {
  listed: {
    title: z.string(),
    kind: venueKindSchema,
    address: z.string(),
    functions: z.array(functionSchema),
    openTimes: openTimesSchema,
  },
  shown: {
    hours: z.array(z.string()),
    holidayHours: z.string(),
    access: z.array(accessFactSchema),
    howToBook: z.string().nullable(),
    note: z.string().nullable(),
    openedOn: daySchema.nullable(),
    suspension: z.object({ reason: z.string(), until: daySchema }).nullable(),
  },
  said: { reason: z.string().nullable(), until: daySchema.nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const venueAnswers = {
  ...answered,
  query: answered.query.extend({
    kind: severalOf(venueKindSchema).optional(),
    /** Those without this function. */
    missing: functionSchema.optional(),
    /** Open in the evening or at the weekend. */
    offHours: z.enum(['yes']).optional(),
    /** Opened on this day or before, and not closed by its end. */
    openOn: daySchema.optional(),
    /** By their newest six-must check. */
    sixMust: z.enum(SIX_MUST_STANDINGS).optional(),
  }),
};
export type Venue = z.infer<typeof venueAnswers.listed>;
export type VenueDetail = z.infer<typeof venueAnswers.shown>;
export type VenueHistory = z.infer<typeof venueAnswers.history>;
export type VenueListQuery = z.infer<typeof venueAnswers.query>;
