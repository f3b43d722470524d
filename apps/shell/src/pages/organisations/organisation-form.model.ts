import {
  ANCHOR_KINDS,
  ORGANISATION_BASIS,
  attachmentIdsSchema,
  creditCodeSchema,
  lineSchema,
  organisationCodeSchema,
  organisationIdSchema,
  organisationLineSchema,
  unitIdSchema,
  type AnchorCommand,
  type OrganisationDetail,
  type ProposeOrganisation,
} from '@linli/contracts';
import { z } from 'zod';

/** A body's facts as one flat form; what its anchor needs depends on the kind of anchor. */
export const organisationFormSchema = z
  .object({
    name: lineSchema(80),
    line: organisationLineSchema,
    anchorKind: z.enum(ANCHOR_KINDS),
    unitId: unitIdSchema.nullish().meta({ control: 'unit' }),
    place: lineSchema(80).nullish(),
    anchorOrganisationId: organisationIdSchema.nullish(),
    superiorId: organisationIdSchema.nullish(),
    code: organisationCodeSchema.nullish(),
    creditCode: creditCodeSchema.nullish(),
    contact: lineSchema(120).nullish(),
    basis: lineSchema(200).nullish(),
    papers: attachmentIdsSchema(ORGANISATION_BASIS).nullish(),
  })
  .superRefine(({ anchorKind, unitId, place, anchorOrganisationId }, context) => {
    const missing = (field: string) =>
      context.addIssue({ code: 'custom', path: [field], message: `organisation.form.${field}.error.required` });
    if (anchorKind === 'organisation') {
      if (!anchorOrganisationId) missing('anchorOrganisationId');
      return;
    }
    if (!unitId) missing('unitId');
    if (anchorKind !== 'unit' && !place) missing('place');
  });
export type OrganisationFormValues = z.output<typeof organisationFormSchema>;

/** What the form says, as core takes it. */
export function commandOf(values: OrganisationFormValues): Omit<ProposeOrganisation, 'type' | 'subtype'> {
  const { name, line, superiorId, code, creditCode, contact, basis } = values;
  return {
    name,
    line,
    anchor: anchorOf(values),
    superiorId: superiorId ?? null,
    code: code ?? null,
    creditCode: creditCode ?? null,
    contact: contact ?? null,
    basis: basis ?? null,
  };
}

function anchorOf({ anchorKind: kind, unitId, place, anchorOrganisationId }: OrganisationFormValues): AnchorCommand {
  // The schema has asked for what the kind needs.
  if (kind === 'organisation') return { kind, organisationId: anchorOrganisationId ?? '' };
  if (kind === 'unit') return { kind, unitId: unitId ?? 0 };
  return { kind, unitId: unitId ?? 0, place: place ?? '' };
}

/** A body as the form shows it. */
export function valuesOf(body: OrganisationDetail): OrganisationFormValues {
  const { name, line, anchor, superior, code, creditCode, contact, basis } = body;
  return {
    name,
    line,
    anchorKind: anchor.kind,
    unitId: anchor.kind === 'organisation' ? null : anchor.unit.id,
    place: anchor.place,
    anchorOrganisationId: anchor.organisation?.id ?? null,
    superiorId: superior?.id ?? null,
    code,
    creditCode,
    contact,
    basis,
  };
}
