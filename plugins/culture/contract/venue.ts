import {
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const VENUE_PERMISSION = {
  read: 'culture.venue.read',
  /** Adds one, and corrects what is said about it. */
  manage: 'culture.venue.manage',
  close: 'culture.venue.close',
} as const;

const about = { title: lineSchema(60), note: textSchema(500).optional() };
export const createVenueSchema = z.object({ ...about, unitId: unitIdSchema });
export type CreateVenue = z.infer<typeof createVenueSchema>;
export const changeVenueSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeVenue = z.infer<typeof changeVenueSchema>;
export const closeVenueSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CloseVenue = z.infer<typeof closeVenueSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const VENUE_MACHINE = defineMachine({
  noun: 'culture.venue',
  read: VENUE_PERMISSION.read,
  create: { action: 'create', to: 'active', permission: VENUE_PERMISSION.manage },
  states: { active: { tone: 'active' }, closed: { final: true } },
  actions: {
    change: {
      from: ['active'],
      awaited: [],
      permission: VENUE_PERMISSION.manage,
      command: changeVenueSchema,
    },
    close: {
      from: ['active'],
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

/** As the API answers it, beside what is answered about every record. */
export const venueAnswers = recordAnswers(VENUE_MACHINE, {
  listed: { title: z.string() },
  shown: { note: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type Venue = z.infer<typeof venueAnswers.listed>;
export type VenueDetail = z.infer<typeof venueAnswers.shown>;
export type VenueHistory = z.infer<typeof venueAnswers.history>;
export type VenueListQuery = z.infer<typeof venueAnswers.query>;
