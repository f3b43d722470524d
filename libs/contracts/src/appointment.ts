import { z } from 'zod';
import { APPOINTMENT_BASIS, attachmentIdsSchema, attachmentSchema } from './attachment.ts';
import { daySchema } from './day.ts';
import { instantSchema, unitIdParamSchema, unitIdSchema } from './ids.ts';
import {
  accountRefSchema,
  organisationIdSchema,
  organisationRefSchema,
  proposalBarrierSchema,
} from './organisation.ts';
import { organisationTypeSchema } from './organisation-rules.ts';
import { pageQuerySchema } from './page.ts';
import { personIdSchema, personRefSchema } from './person.ts';
import { postTypeIdSchema } from './post-type.ts';
import { unitRefSchema } from './unit.ts';
import { lineSchema, textSchema } from './words.ts';

export const APPOINTMENT_KINDS = ['full', 'part-time', 'concurrent', 'seconded'] as const;
export const appointmentKindSchema = z.enum(APPOINTMENT_KINDS);
export type AppointmentKind = z.infer<typeof appointmentKindSchema>;

/** Whose seat it is on a big committee; the first four are those that every one should have. */
export const SEATS = ['police', 'owners', 'property', 'two-new', 'unit', 'other'] as const;
export const seatSchema = z.enum(SEATS);
export type Seat = z.infer<typeof seatSchema>;
export const REQUIRED_SEATS = ['police', 'owners', 'property', 'two-new'] as const satisfies readonly Seat[];

/** What is written down. */
export const APPOINTMENT_STATES = ['proposed', 'in-force', 'ended', 'refused'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** Where it stands on the day that is looked at: approved ones are to come, in force or ended by their dates. */
export const APPOINTMENT_PHASES = ['proposed', 'to-come', 'in-force', 'ended', 'refused'] as const;
export const appointmentPhaseSchema = z.enum(APPOINTMENT_PHASES);
export type AppointmentPhase = z.infer<typeof appointmentPhaseSchema>;

/** An appointment as a list shows it. */
export const appointmentSchema = z.object({
  id: z.uuid(),
  person: personRefSchema,
  organisation: organisationRefSchema,
  unitId: unitIdSchema,
  unit: unitRefSchema,
  post: postTypeIdSchema,
  postTitle: z.string(),
  kind: appointmentKindSchema,
  seat: seatSchema.nullable(),
  /** Where somebody part-time or seconded comes from: a body that is known here, or only its name. */
  from: z.object({ organisationId: organisationIdSchema.nullable(), name: z.string() }).nullable(),
  phase: appointmentPhaseSchema,
  validFrom: daySchema,
  /** The first day on which it is not held any more. */
  validTo: daySchema.nullable(),
  /** The last day of the term; it is held on until it is ended or handed over. */
  termEnd: daySchema.nullable(),
  version: z.int(),
});
export type Appointment = z.infer<typeof appointmentSchema>;

export const APPOINTMENT_ACTIONS = ['approve', 'refuse', 'withdraw', 'end', 'hand-over'] as const;
export const appointmentActionSchema = z.enum(APPOINTMENT_ACTIONS);
export type AppointmentAction = z.infer<typeof appointmentActionSchema>;

const linkSchema = z.object({ id: z.uuid(), person: z.string(), validFrom: daySchema, validTo: daySchema.nullable() });

/** An appointment's page. */
export const appointmentDetailSchema = appointmentSchema.extend({
  basis: z.string().nullable(),
  /** The papers that it rests on. */
  papers: z.array(attachmentSchema),
  /** Why it was proposed. */
  reason: z.string().nullable(),
  /** Why it was refused, or ended. */
  endReason: z.string().nullable(),
  handoverNote: z.string().nullable(),
  /** Whose post it takes over with the hand-over, and who took over from it. */
  replaces: linkSchema.nullable(),
  handedTo: linkSchema.nullable(),
  proposedBy: accountRefSchema.nullable(),
  approvedBy: accountRefSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  /** Grants in force that rest on it and end with it. */
  grants: z.int(),
  actions: z.array(z.object({ action: appointmentActionSchema, barrier: proposalBarrierSchema.nullable() })),
});
export type AppointmentDetail = z.infer<typeof appointmentDetailSchema>;

/**
 * What a list of appointments is narrowed by. With `asOf`: those held on that day. Without: all, or those in the given
 * phase today. `unitId` covers bodies in the unit and below it.
 */
export const appointmentQuerySchema = pageQuerySchema.extend({
  asOf: daySchema.optional(),
  phase: appointmentPhaseSchema.optional(),
  organisationId: organisationIdSchema.optional(),
  personId: personIdSchema.optional(),
  unitId: unitIdParamSchema.optional(),
  organisationType: organisationTypeSchema.optional(),
  post: postTypeIdSchema.optional(),
  kind: appointmentKindSchema.optional(),
  seat: seatSchema.optional(),
  /** Part of the person's or the body's name. */
  q: z.string().trim().min(1).max(60).optional(),
  /** Held, and the term or the period runs out within this many days, or has run out. */
  endingWithin: z.coerce.number().int().min(0).max(3660).optional(),
  sort: z.enum(['newest', 'post', 'ending']).default('newest'),
});
export type AppointmentQuery = z.output<typeof appointmentQuerySchema>;

const version = z.int().min(1);
const days = {
  validFrom: daySchema,
  /** For a period that is fixed from the start, as a secondment's. */
  validTo: daySchema.optional(),
  termEnd: daySchema.optional(),
};

/**
 * Proposes an appointment; somebody else approves it. `handover` takes over from the holder: their appointment ends on the
 * day on which this one begins, in one step with the approval.
 */
export const proposeAppointmentSchema = z
  .object({
    personId: personIdSchema,
    organisationId: organisationIdSchema,
    post: postTypeIdSchema,
    kind: appointmentKindSchema,
    seat: seatSchema.optional(),
    fromOrganisationId: organisationIdSchema.optional(),
    /** For a body that is not known here. */
    fromName: lineSchema(80).optional(),
    ...days,
    basis: lineSchema(200).optional(),
    papers: attachmentIdsSchema(APPOINTMENT_BASIS).optional(),
    reason: textSchema(500).optional(),
    handover: z.object({ from: z.uuid(), note: textSchema(1000) }).optional(),
  })
  .superRefine((command, context) => {
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    const { kind, fromOrganisationId, fromName, validFrom, validTo, termEnd } = command;
    const comesFrom = fromOrganisationId !== undefined || fromName !== undefined;
    if ((kind === 'seconded' || kind === 'part-time') && !comesFrom) wrong('fromName', 'required');
    if (fromOrganisationId !== undefined && fromName !== undefined) wrong('fromName', 'one-of-two');
    if (kind === 'seconded' && validTo === undefined) wrong('validTo', 'required');
    if (validTo !== undefined && validTo <= validFrom) wrong('validTo', 'before-begin');
    if (termEnd !== undefined && termEnd < validFrom) wrong('termEnd', 'before-begin');
  });
export type ProposeAppointment = z.output<typeof proposeAppointmentSchema>;

export const approveAppointmentSchema = z.object({ version });
export const refuseAppointmentSchema = z.object({ reason: textSchema(500), version });
/** `on` is the first day on which it is not held any more; it may lie ahead. */
export const endAppointmentSchema = z.object({ on: daySchema, reason: textSchema(500), version });
export type RefuseAppointment = z.infer<typeof refuseAppointmentSchema>;
export type EndAppointment = z.infer<typeof endAppointmentSchema>;

export const APPOINTMENT_CHANGE_KINDS = [
  'proposed',
  'approved',
  'refused',
  'withdrawn',
  'ended',
  'handed-over',
  'followed',
  'imported',
] as const;
/**
 * One line of an appointment's history: what happened, who did it, when and why. `handed-over`: it ended because somebody
 * took the post over; `followed`: it began because its body was merged into another one.
 */
export const appointmentChangeSchema = z.object({
  id: z.string(),
  kind: z.enum(APPOINTMENT_CHANGE_KINDS),
  at: instantSchema,
  by: z.string(),
  /** The day from which it holds. */
  day: daySchema.nullable(),
  reason: z.string().nullable(),
});
export type AppointmentChange = z.infer<typeof appointmentChangeSchema>;
