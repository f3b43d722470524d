import type { CreateGrant } from '@linli/contracts';
import { accountIdSchema, grantReasonSchema, unitIdSchema } from '@linli/contracts';
import { z } from 'zod';
import { endOfDay, startOfDay } from '../access/access-words.ts';

/** A grant as the form asks for it: an anchor of one kind, and days instead of instants. */
export const grantFormSchema = z
  .object({
    accountId: accountIdSchema,
    roleId: z.string().min(1).max(128).meta({ control: 'select' }),
    anchorKind: z.enum(['unit', 'organisation']),
    unitId: unitIdSchema.nullish().meta({ control: 'unit' }),
    organisationId: z.uuid().nullish(),
    appointmentId: z.uuid().nullish().meta({ control: 'select' }),
    validFrom: z.iso.date().nullish(),
    validTo: z.iso.date().nullish(),
    reason: grantReasonSchema,
  })
  .superRefine(({ anchorKind, unitId, organisationId, validFrom, validTo }, context) => {
    const wrong = (field: string, word: string) =>
      context.addIssue({ code: 'custom', path: [field], message: `grant.form.${field}.error.${word}` });
    if (anchorKind === 'unit' && !unitId) wrong('unitId', 'required');
    if (anchorKind === 'organisation' && !organisationId) wrong('organisationId', 'required');
    if (validFrom && validTo && validTo < validFrom) wrong('validTo', 'before');
  });
export type GrantFormValues = z.output<typeof grantFormSchema>;

/** What the form says, as core takes it: from the first minute of the first day to the end of the last. */
export function grantCommandOf(values: GrantFormValues): CreateGrant {
  const { accountId, roleId, anchorKind, unitId, organisationId, appointmentId, validFrom, validTo, reason } = values;
  return {
    accountId,
    roleId,
    reason,
    ...(anchorKind === 'unit' ? { unitId: unitId ?? 0 } : { organisationId: organisationId ?? '' }),
    ...(appointmentId ? { appointmentId } : {}),
    ...(validFrom ? { validFrom: startOfDay(validFrom) } : {}),
    ...(validTo ? { validTo: endOfDay(validTo) } : {}),
  };
}
