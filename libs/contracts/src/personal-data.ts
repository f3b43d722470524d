import { z } from 'zod';
import { textKeySchema } from './text-key.ts';

/**
 * How closely a column is kept. `public`: anybody may read it; `internal`: whoever works with the record; `personal`: says
 * something about a person (PIPL 4); `sensitive`: its misuse harms that person (PIPL 28), needs a mask.
 */
export const DATA_CLASSES = ['public', 'internal', 'personal', 'sensitive'] as const;
export const dataClassSchema = z.enum(DATA_CLASSES);
export type DataClass = z.infer<typeof dataClassSchema>;

/** Why it may be kept at all (PIPL 13). Consent is never claimed where duty applies. */
export const LEGAL_BASES = ['duty', 'consent', 'contract', 'legal-obligation'] as const;
export const legalBasisSchema = z.enum(LEGAL_BASES);
export type LegalBasis = z.infer<typeof legalBasisSchema>;

/**
 * What of a value is shown to whoever has not asked for it on purpose: `phone` 138****1234, `name` 王**. `text` only says how
 * long it is, `hidden` nothing, `none` shows it as it is.
 */
export const MASKS = ['name', 'phone', 'id-number', 'bank-card', 'address', 'email', 'text', 'hidden', 'none'] as const;
export const maskSchema = z.enum(MASKS);
export type MaskKind = z.infer<typeof maskSchema>;

const nameSchema = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

/** Columns that say something about a person: what for, on which basis, how they are shown, and how long they are kept. */
export const personalDataSchema = z
  .strictObject({
    table: nameSchema,
    columns: z.array(nameSchema).min(1),
    class: dataClassSchema,
    purpose: textKeySchema,
    basis: legalBasisSchema,
    mask: maskSchema,
    /** Days after the instant or day in the column `after` (`closed_at`, or `appointment.valid_to`); both or neither. */
    retentionDays: z.int().min(1).max(36_500).optional(),
    after: z
      .string()
      .regex(/^([a-z][a-z0-9_]*\.)?[a-z][a-z0-9_]*$/)
      .optional(),
  })
  .superRefine(({ retentionDays, after, mask, class: kept }, ctx) => {
    if ((retentionDays === undefined) !== (after === undefined))
      ctx.addIssue({ code: 'custom', path: ['retentionDays'], message: 'goes together with "after"' });
    if (kept === 'sensitive' && mask === 'none')
      ctx.addIssue({ code: 'custom', path: ['mask'], message: 'a sensitive value is masked' });
  });
export type PersonalData = z.infer<typeof personalDataSchema>;

/**
 * A column that people write sentences into. `published`: others than the staff who work with it may read it, so it passes the
 * publish gate first.
 */
export const freeTextSchema = z.strictObject({ table: nameSchema, column: nameSchema, published: z.boolean() });
export type FreeText = z.infer<typeof freeTextSchema>;

/**
 * Files that hang on the records of a table: whatever a picture or a paper shows, somebody is on it. `kind` as its
 * `AttachmentKind` is called.
 */
export const attachmentDataSchema = z
  .strictObject({
    kind: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    /** The table whose rows they hang on. */
    record: nameSchema,
    class: dataClassSchema,
    purpose: textKeySchema,
    basis: legalBasisSchema,
    /** As for a column: days after the instant or day in a column of the record. */
    retentionDays: z.int().min(1).max(36_500).optional(),
    after: nameSchema.optional(),
  })
  .refine(({ retentionDays, after }) => (retentionDays === undefined) === (after === undefined), {
    path: ['retentionDays'],
    message: 'goes together with "after"',
  });
export type AttachmentData = z.infer<typeof attachmentDataSchema>;

/** What a manifest, or core itself, declares about the people in its tables and files. */
export interface DeclaredData {
  personalData: readonly PersonalData[];
  freeText: readonly FreeText[];
  attachments?: readonly AttachmentData[];
}

/** The columns that are declared twice, as `table.column`: two declarations of one column could not both be true. */
export function declaredTwice({ personalData, freeText, attachments = [] }: DeclaredData): string[] {
  const named = [
    ...personalData.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
    ...freeText.map(({ table, column }) => `${table}.${column}`),
    ...attachments.map(({ kind }) => `attachment.${kind}`),
  ];
  return [...new Set(named.filter((name, i) => named.indexOf(name) !== i))];
}
