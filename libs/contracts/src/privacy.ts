import { z } from 'zod';
import { accountIdSchema, instantSchema } from './ids.ts';
import { pageQuerySchema } from './page.ts';
import { FOUND_KINDS } from './text-scan.ts';
import { dataClassSchema, legalBasisSchema, maskSchema } from './personal-data.ts';
import { unitRefSchema } from './unit.ts';

/** How long a revealed value stays on the screen, in milliseconds. */
export const REVEAL_MS = 60_000;

/**
 * A column of the installation that says something about people, or may: the data inventory is the list of these. `declared`
 * has class, purpose, basis and mask; `free-text` is a column that people write sentences into, `published` says whether others
 * than staff read it.
 */
export const inventoryEntrySchema = z.object({
  id: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  table: z.string(),
  column: z.string(),
  kind: z.enum(['declared', 'free-text']),
  class: dataClassSchema.nullable(),
  purpose: z.string().nullable(),
  basis: legalBasisSchema.nullable(),
  mask: maskSchema.nullable(),
  retentionDays: z.int().nullable(),
  after: z.string().nullable(),
  published: z.boolean().nullable(),
});
export type InventoryEntry = z.infer<typeof inventoryEntrySchema>;

/** Something that the declarations do not say: `undeclared-text` is a text column that nobody declared as free text. */
export const inventoryGapSchema = z.object({
  owner: z.object({ id: z.string(), name: z.string() }),
  table: z.string(),
  column: z.string(),
  kind: z.enum(['undeclared-text']),
});
export const inventorySchema = z.object({
  items: z.array(inventoryEntrySchema),
  gaps: z.array(inventoryGapSchema),
  /** Plugins whose declarations cannot be read now, because they cannot be used. */
  missing: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string().nullable() })),
});
export type Inventory = z.infer<typeof inventorySchema>;

/** A rule of the deny-list, in words. */
export const deniedRuleSchema = z.object({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  /** Names that the rule refuses, for whoever wonders. */
  examples: z.array(z.string()),
});
export type DeniedRuleText = z.infer<typeof deniedRuleSchema>;

/** Why a masked value is looked at; everybody concerned reads it later. */
export const revealReasonSchema = z
  .string()
  .trim()
  .min(2)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u);

/** Fields of a person that are masked until somebody says what for. */
export const PERSON_SECRETS = ['phone'] as const;
export const revealPersonSchema = z.object({
  fields: z.array(z.enum(PERSON_SECRETS)).min(1).max(PERSON_SECRETS.length),
  reason: revealReasonSchema,
});
export type RevealPerson = z.infer<typeof revealPersonSchema>;

/** The values, and until when a screen shows them. Null for what is not there. */
export const revealedSchema = z.object({ values: z.record(z.string(), z.string().nullable()), until: instantSchema });
export type Revealed = z.infer<typeof revealedSchema>;

/** `shown`: the value was shown; `refused`: too many in a row, nothing was shown. */
export const disclosureOutcomeSchema = z.enum(['shown', 'refused']);

/** One look at masked values: who, as what, at whose, which fields, what for, when. */
export const disclosureSchema = z.object({
  id: z.string(),
  at: instantSchema,
  by: z.object({ accountId: accountIdSchema, name: z.string() }),
  /** Organisation and post that it was done in, where the grant rests on an appointment. */
  appointment: z.object({ organisation: z.string(), post: z.string() }).nullable(),
  /** Owner of the record (`core` or a plugin's id), its kind (`core.person`), and whose it is, if that is known. */
  owner: z.string(),
  subject: z.object({ type: z.string(), id: z.string(), personId: z.uuid().nullable(), name: z.string().nullable() }),
  fields: z.array(z.string()),
  reason: z.string(),
  unit: unitRefSchema.nullable(),
  outcome: disclosureOutcomeSchema,
});
export type Disclosure = z.infer<typeof disclosureSchema>;

export const disclosureQuerySchema = pageQuerySchema.extend({
  /** Part of who looked, at whom, or what for. */
  q: z.string().trim().max(100).optional(),
  outcome: disclosureOutcomeSchema.optional(),
  /** Days of Asia/Shanghai, both included. */
  atFrom: z.iso.date().optional(),
  atTo: z.iso.date().optional(),
});
export type DisclosureQuery = z.infer<typeof disclosureQuerySchema>;

/** A text to be looked at before it is published; it is kept nowhere. */
export const scanTextSchema = z.object({ text: z.string().max(200_000) });
export type ScanText = z.infer<typeof scanTextSchema>;

/** A `FoundText` as the API answers it. */
export const foundTextSchema = z.object({
  kind: z.enum(FOUND_KINDS),
  start: z.int(),
  end: z.int(),
  from: z.int(),
  to: z.int(),
  excerpt: z.string(),
});

export const anonymisePersonSchema = z.object({ reason: revealReasonSchema, version: z.int().min(1) });
export type AnonymisePerson = z.infer<typeof anonymisePersonSchema>;
