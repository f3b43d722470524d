import { z } from 'zod';
import { accountIdSchema, instantSchema, unitIdParamSchema, unitIdSchema } from './ids.ts';
import { organisationRefSchema, organisationIdSchema } from './organisation.ts';
import { pageQuerySchema } from './page.ts';
import { postTypeIdSchema } from './post-type.ts';
import { unitRefSchema } from './unit.ts';
import { lineSchema, textSchema } from './words.ts';

export const personIdSchema = z.uuid();
export const PERSON_STATES = ['active', 'left', 'anonymised'] as const;
export const personStateSchema = z.enum(PERSON_STATES);
export type PersonState = z.infer<typeof personStateSchema>;

/** A person in few words. `readable`: whether their page opens for the asker. */
export const personRefSchema = z.object({
  id: personIdSchema,
  name: z.string(),
  state: personStateSchema,
  readable: z.boolean(),
});
export type PersonRef = z.infer<typeof personRefSchema>;

/** A post that somebody holds now, in few words. */
export const heldPostSchema = z.object({
  appointmentId: z.uuid(),
  post: postTypeIdSchema,
  postTitle: z.string(),
  kind: z.enum(['full', 'part-time', 'concurrent', 'seconded']),
  organisation: organisationRefSchema,
});

/** A person as a list shows them. */
export const personSchema = z.object({
  id: personIdSchema,
  name: z.string(),
  state: personStateSchema,
  code: z.string().nullable(),
  /** `138****1234`; the number itself is only ever revealed one by one, with a reason. */
  phone: z.string().nullable(),
  unitId: unitIdSchema,
  unit: unitRefSchema,
  /** Posts in force, the first three of them. */
  posts: z.array(heldPostSchema),
  postCount: z.int(),
  version: z.int(),
});
export type Person = z.infer<typeof personSchema>;

export const PERSON_ACTIONS = ['update', 'leave', 'return', 'appoint', 'reveal', 'anonymise'] as const;
export const personActionSchema = z.enum(PERSON_ACTIONS);
export type PersonAction = z.infer<typeof personActionSchema>;

/** A person's page; appointments, past ones too, are a list of their own (`GET /appointments?personId=`). */
export const personDetailSchema = personSchema.extend({
  ancestors: z.array(unitRefSchema),
  account: z.object({ id: accountIdSchema, username: z.string(), disabled: z.boolean() }).nullable(),
  createdAt: instantSchema,
  actions: z.array(personActionSchema),
});
export type PersonDetail = z.infer<typeof personDetailSchema>;

export const personQuerySchema = pageQuerySchema.extend({
  unitId: unitIdParamSchema.optional(),
  state: personStateSchema.optional(),
  organisationId: organisationIdSchema.optional(),
  /** Part of the name, the beginning of the code, or a whole phone number. */
  q: z.string().trim().min(1).max(60).optional(),
  /** Only people who hold no post. */
  without: z.enum(['post']).optional(),
  sort: z.enum(['place', 'name', 'newest']).default('place'),
});
export type PersonQuery = z.output<typeof personQuerySchema>;

/** A mobile number or a landline with its area code, written without blanks and dashes. */
export const phoneSchema = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, '').replace(/^\+86/, ''))
  .pipe(z.string().regex(/^(1[3-9]\d{9}|0\d{9,11})$/));
export const personCodeSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/);
const version = z.int().min(1);

/**
 * A person as little as the work needs: no ID number. `distinct` says that somebody who looks like the same person
 * (409 `core.person.maybe-known` names them) is another one.
 */
export const createPersonSchema = z.object({
  name: lineSchema(40),
  unitId: unitIdSchema,
  phone: phoneSchema.nullable().default(null),
  code: personCodeSchema.nullable().default(null),
  distinct: z.boolean().default(false),
});
export type CreatePerson = z.output<typeof createPersonSchema>;

/** Changes what is given and leaves the rest; `phone: null` removes the number. */
export const updatePersonSchema = z
  .object({
    name: lineSchema(40),
    unitId: unitIdSchema,
    phone: phoneSchema.nullable(),
    code: personCodeSchema.nullable(),
    version,
  })
  .partial()
  .required({ version: true });
export type UpdatePerson = z.output<typeof updatePersonSchema>;

export const leavePersonSchema = z.object({ reason: textSchema(500), version });
export const returnPersonSchema = z.object({ version });

/**
 * Whom a new person may be the same as; in `params.matches` of `core.person.maybe-known`. Of somebody out of reach
 * (`readable` is false) only the surname and the unit are told: whom to ask.
 */
export const personMatchSchema = z.object({
  id: personIdSchema,
  name: z.string(),
  unit: z.string(),
  by: z.enum(['phone', 'name']),
  readable: z.boolean(),
});
export type PersonMatch = z.infer<typeof personMatchSchema>;

/** Somebody who can be chosen in a form. */
export const personHitSchema = z.object({
  id: personIdSchema,
  name: z.string(),
  code: z.string().nullable(),
  unit: unitRefSchema,
  posts: z.array(z.string()),
});
export type PersonHit = z.infer<typeof personHitSchema>;
