import { z } from 'zod';
import { attachmentIdsSchema, ORGANISATION_BASIS } from './attachment.ts';
import { daySchema } from './day.ts';
import { unitIdSchema } from './ids.ts';
import { organisationIdSchema } from './organisation.ts';
import { organisationLineSchema, organisationSubtypeSchema, organisationTypeSchema } from './organisation-rules.ts';
import { lineSchema, textSchema } from './words.ts';

const nameSchema = lineSchema(80);
/** Letters, digits and dashes; for people and import files. */
export const organisationCodeSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/);

const CREDIT_DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Unified social credit code with its check digit (GB 32100-2015). */
export const creditCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
  .refine(
    (code) => {
      const sum = [...code.slice(0, 17)].reduce(
        (total, digit, i) => total + CREDIT_DIGITS.indexOf(digit) * (3 ** i % 31),
        0,
      );
      return CREDIT_DIGITS[(31 - (sum % 31)) % 31] === code[17];
    },
    { message: 'check-digit' },
  );

/** Where a body is anchored. `place` names the entrance or the club, `organisationId` the body. */
export const anchorCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), unitId: unitIdSchema }),
  z.object({ kind: z.literal('entrance'), unitId: unitIdSchema, place: lineSchema(80) }),
  z.object({ kind: z.literal('club'), unitId: unitIdSchema, place: lineSchema(80) }),
  z.object({ kind: z.literal('organisation'), organisationId: organisationIdSchema }),
]);
export type AnchorCommand = z.infer<typeof anchorCommandSchema>;

const facts = {
  name: nameSchema,
  line: organisationLineSchema,
  anchor: anchorCommandSchema,
  superiorId: organisationIdSchema.nullable(),
  code: organisationCodeSchema.nullable(),
  creditCode: creditCodeSchema.nullable(),
  contact: lineSchema(120).nullable(),
  basis: lineSchema(200).nullable(),
};

/** Proposes a body; it waits for approval. */
export const proposeOrganisationSchema = z.object({
  type: organisationTypeSchema,
  subtype: organisationSubtypeSchema.nullable().default(null),
  ...facts,
  superiorId: facts.superiorId.default(null),
  code: facts.code.default(null),
  creditCode: facts.creditCode.default(null),
  contact: facts.contact.default(null),
  basis: facts.basis.default(null),
  papers: attachmentIdsSchema(ORGANISATION_BASIS).optional(),
});
export type ProposeOrganisation = z.infer<typeof proposeOrganisationSchema>;

const version = z.int().min(1);
const reason = textSchema(500);

/** Changes what is given and leaves the rest. On an older version: 409 `core.record.changed` with `params.current`. */
export const updateOrganisationSchema = z
  .object({ ...facts, version })
  .partial()
  .required({ version: true });
export type UpdateOrganisation = z.infer<typeof updateOrganisationSchema>;

export const approveOrganisationSchema = z.object({ version });
export const refuseOrganisationSchema = z.object({ reason, version });
export const activateOrganisationSchema = z.object({ on: daySchema, version });
/** What becomes of appointments and grants at a body that ends: they end on its day, or go over to its successor. */
export const afterEndSchema = z.enum(['end', 'follow']);
export const mergeOrganisationSchema = z.object({
  successorId: organisationIdSchema,
  on: daySchema,
  reason,
  basis: lineSchema(200).optional(),
  appointments: afterEndSchema.default('end'),
  grants: afterEndSchema.default('follow'),
  version,
});
export const dissolveOrganisationSchema = z.object({
  on: daySchema,
  reason,
  basis: lineSchema(200).optional(),
  /** Who takes over; nobody when left out. Without one, appointments and grants end and there may be no subordinates. */
  successorId: organisationIdSchema.optional(),
  version,
});
export type RefuseOrganisation = z.infer<typeof refuseOrganisationSchema>;
export type ActivateOrganisation = z.infer<typeof activateOrganisationSchema>;
export type MergeOrganisation = z.infer<typeof mergeOrganisationSchema>;
export type DissolveOrganisation = z.infer<typeof dissolveOrganisationSchema>;

/** What merging or dissolving would do, shown before it is confirmed. */
export const organisationEndPreviewSchema = z.object({
  subordinates: z.int(),
  anchored: z.int(),
  appointments: z.int(),
  grants: z.int(),
  accounts: z.array(z.string()),
});
export type OrganisationEndPreview = z.infer<typeof organisationEndPreviewSchema>;
