import { z } from 'zod';
import { attachmentSchema } from './attachment.ts';
import { daySchema } from './day.ts';
import { accountIdSchema, instantSchema, unitIdParamSchema, unitIdSchema } from './ids.ts';
import {
  anchorKindSchema,
  organisationLineSchema,
  organisationSubtypeSchema,
  organisationTypeSchema,
} from './organisation-rules.ts';
import { pageQuerySchema } from './page.ts';
import { postTypeIdSchema } from './post-type.ts';
import { unitRefSchema } from './unit.ts';

export const organisationIdSchema = z.uuid();
export const ORGANISATION_STATES = ['proposed', 'approved', 'active', 'refused', 'merged', 'dissolved'] as const;
export const organisationStateSchema = z.enum(ORGANISATION_STATES);
export type OrganisationState = z.infer<typeof organisationStateSchema>;

/** Somebody's account in few words: who proposed, who approved. */
export const accountRefSchema = z.object({ id: accountIdSchema, name: z.string() });
export type AccountRef = z.infer<typeof accountRefSchema>;

/** A body in few words, as other records show it. `readable`: whether its page opens for the asker. */
export const organisationRefSchema = z.object({
  id: organisationIdSchema,
  name: z.string(),
  type: organisationTypeSchema,
  subtype: organisationSubtypeSchema.nullable(),
  state: organisationStateSchema,
  readable: z.boolean(),
});
export type OrganisationRef = z.infer<typeof organisationRefSchema>;

/** Who holds the post at the head of a body. */
export const organisationHeadSchema = z.object({
  appointmentId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  post: postTypeIdSchema,
  postTitle: z.string(),
  since: daySchema,
});
export type OrganisationHead = z.infer<typeof organisationHeadSchema>;

/** A body as a list shows it. */
export const organisationSchema = organisationRefSchema.omit({ readable: true }).extend({
  /** For people and import files; null where none was given. */
  code: z.string().nullable(),
  line: organisationLineSchema,
  unitId: unitIdSchema,
  unit: unitRefSchema,
  superior: organisationRefSchema.nullable(),
  /** Active from, and the first day on which it is not any more. */
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable(),
  head: organisationHeadSchema.nullable(),
  /** The post at its head has no holder, though it is active. */
  headVacant: z.boolean(),
  /** Appointments in force. */
  memberCount: z.int(),
  subordinateCount: z.int(),
  version: z.int(),
});
export type Organisation = z.infer<typeof organisationSchema>;

export const ORGANISATION_ACTIONS = [
  'approve',
  'refuse',
  'withdraw',
  'activate',
  'update',
  'merge',
  'dissolve',
  'add-subordinate',
  'appoint',
] as const;
export const organisationActionSchema = z.enum(ORGANISATION_ACTIONS);
export type OrganisationAction = z.infer<typeof organisationActionSchema>;

/** Why an act that the state allows is not for the asker: whoever proposed does not decide. */
export const proposalBarrierSchema = z.enum(['same-person']);

/** A post of a body with who holds it. */
export const organisationPostSchema = z.object({
  post: postTypeIdSchema,
  postTitle: z.string(),
  single: z.boolean(),
  /** Holders today, or on the day asked for. */
  holders: z.int(),
  /** Since when a single post has had no holder. */
  vacantSince: daySchema.nullable(),
});

/** A body's page. */
export const organisationDetailSchema = organisationSchema.extend({
  /** Units above `unit`, from the top down. */
  ancestors: z.array(unitRefSchema),
  anchor: z.object({
    kind: anchorKindSchema,
    unit: unitRefSchema,
    /** The entrance or the club. */
    place: z.string().nullable(),
    organisation: organisationRefSchema.nullable(),
  }),
  /** Superiors from the top down. */
  superiors: z.array(organisationRefSchema),
  creditCode: z.string().nullable(),
  contact: z.string().nullable(),
  basis: z.string().nullable(),
  /** The papers that it rests on. */
  papers: z.array(attachmentSchema),
  /** What it was merged into, or who took over from it. */
  successor: organisationRefSchema.nullable(),
  /** Bodies that were merged into it, or that it took over from. */
  predecessors: z.array(organisationRefSchema),
  proposedBy: accountRefSchema.nullable(),
  approvedBy: accountRefSchema.nullable(),
  createdAt: instantSchema,
  /** Why it was refused, merged or dissolved. */
  reason: z.string().nullable(),
  posts: z.array(organisationPostSchema),
  /** Appointments that wait for approval. */
  proposedAppointments: z.int(),
  /** At which level proposals of this type are approved. */
  approvedAt: z.enum(['street', 'district']),
  actions: z.array(z.object({ action: organisationActionSchema, barrier: proposalBarrierSchema.nullable() })),
});
export type OrganisationDetail = z.infer<typeof organisationDetailSchema>;

export const ORGANISATION_SORTS = ['place', 'name', 'code', 'newest'] as const;

/** What a list of bodies is narrowed by. `unitId` covers what is below it; `asOf` shows what there was on that day. */
export const organisationFilterSchema = z.object({
  unitId: unitIdParamSchema.optional(),
  /** Only those anchored at the unit itself. */
  exactly: z.stringbool().optional(),
  type: organisationTypeSchema.optional(),
  subtype: organisationSubtypeSchema.optional(),
  line: organisationLineSchema.optional(),
  state: organisationStateSchema.optional(),
  superiorId: organisationIdSchema.optional(),
  anchorOrganisationId: organisationIdSchema.optional(),
  /** Part of the name, or the beginning of the code or of the credit code. */
  q: z.string().trim().min(1).max(60).optional(),
  /** Active, and the post at its head without a holder. */
  headVacant: z.stringbool().optional(),
  asOf: daySchema.optional(),
});
export const organisationQuerySchema = pageQuerySchema.extend({
  ...organisationFilterSchema.shape,
  sort: z.enum(ORGANISATION_SORTS).default('place'),
});
export type OrganisationQuery = z.output<typeof organisationQuerySchema>;

/** A node of the org chart. Those whose superior is not among the nodes are the roots. */
export const organisationNodeSchema = z.object({
  id: organisationIdSchema,
  superiorId: organisationIdSchema.nullable(),
  name: z.string(),
  type: organisationTypeSchema,
  subtype: organisationSubtypeSchema.nullable(),
  state: organisationStateSchema,
  unitId: unitIdSchema,
  unitName: z.string(),
  headName: z.string().nullable(),
  headVacant: z.boolean(),
  memberCount: z.int(),
  /** Direct subordinates, also those that are not among the nodes. */
  subordinateCount: z.int(),
});
export type OrganisationNode = z.infer<typeof organisationNodeSchema>;

/** More nodes than this are not answered at once. */
export const MAX_TREE_NODES = 5_000;

/**
 * `parentId` asks for the direct subordinates of one body, `rootId` for it and all below it, `unitId` for all bodies in a
 * unit and below; without any of them all in reach. Active bodies and those on their way, on the day asked for.
 */
export const organisationTreeQuerySchema = z.object({
  unitId: unitIdParamSchema.optional(),
  rootId: organisationIdSchema.optional(),
  parentId: organisationIdSchema.optional(),
  line: organisationLineSchema.optional(),
  asOf: daySchema.optional(),
});
export type OrganisationTreeQuery = z.output<typeof organisationTreeQuerySchema>;
/** `complete` is false where there are more than {@link MAX_TREE_NODES}; those nearest to the top are answered. */
export const organisationTreeSchema = z.object({ items: z.array(organisationNodeSchema), complete: z.boolean() });
export type OrganisationTree = z.infer<typeof organisationTreeSchema>;

export const ORGANISATION_CHANGE_KINDS = [
  'proposed',
  'approved',
  'refused',
  'withdrawn',
  'activated',
  'updated',
  'merged',
  'dissolved',
  'took-over',
  'imported',
] as const;
/** One line of a body's history: what changed, from what to what, who did it, when and why. */
export const organisationChangeSchema = z.object({
  id: z.string(),
  kind: z.enum(ORGANISATION_CHANGE_KINDS),
  at: instantSchema,
  by: z.string(),
  /** The day from which it holds, where it is not the day it was written. */
  day: daySchema.nullable(),
  reason: z.string().nullable(),
  /** Names of that moment, by field: name, code, line, superior, anchor, contact, creditCode, basis, successor. */
  before: z.record(z.string(), z.string().nullable()).nullable(),
  after: z.record(z.string(), z.string().nullable()).nullable(),
});
export type OrganisationChange = z.infer<typeof organisationChangeSchema>;
