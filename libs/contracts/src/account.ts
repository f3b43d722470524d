import { z } from 'zod';
import { postSchema } from './access.ts';
import { grantAccountSchema } from './grant.ts';
import { accountIdSchema, instantSchema, unitIdSchema } from './ids.ts';
import { pageQuerySchema } from './page.ts';
import { unitRefSchema } from './unit.ts';

/** An account as a list shows it. */
export const accountSummarySchema = grantAccountSchema.extend({
  personId: z.uuid().nullable(),
  personName: z.string().nullable(),
  /** Where it works: the units of its grants in force, without those below another, a few of them. */
  units: z.array(unitRefSchema),
  /** Grants in force. */
  grants: z.int(),
  disabledAt: instantSchema.nullable(),
  createdAt: instantSchema,
  /** One of the three administrators. */
  apart: z.boolean(),
  /** Belongs to the platform or to a plugin, and is nobody's. */
  builtIn: z.boolean(),
});
export type AccountSummary = z.infer<typeof accountSummarySchema>;

export const accountQuerySchema = pageQuerySchema.extend({
  q: z.string().max(60).optional(),
  unitId: z.coerce.number().pipe(unitIdSchema).optional(),
  state: z.enum(['active', 'disabled', 'all']).default('active'),
  post: postSchema.optional(),
});
export type AccountQuery = z.infer<typeof accountQuerySchema>;

/** What can be done with the log-in of an account. */
export const LOGIN_ACTIONS = [
  'disable',
  'enable',
  'end-sessions',
  'reset-password',
  'require-password-change',
  'require-second-factor',
  'reset-second-factor',
] as const;
export const loginActionSchema = z.enum(LOGIN_ACTIONS);
export type LoginAction = z.infer<typeof loginActionSchema>;

/** An account's page. `lastLogIn` is null where nobody has signed in with it, or the log does not reach back. */
export const accountDetailSchema = accountSummarySchema.extend({
  id: accountIdSchema,
  lastLogIn: instantSchema.nullable(),
  /** Roles offered for the posts of the person, or of the account: what one would grant first. */
  suggestedRoles: z.array(z.object({ id: z.string(), title: z.string() })),
  /** What the asker may do with its log-in now; what the identity provider cannot do is not among it. */
  actions: z.array(loginActionSchema),
});
export type AccountDetail = z.infer<typeof accountDetailSchema>;

export const loginReasonSchema = z.string().trim().min(1).max(200);

/** Why, for the audit log. */
export const loginCommandSchema = z.object({ reason: loginReasonSchema.optional() });
export type LoginCommand = z.infer<typeof loginCommandSchema>;

/** How an account stands. `pending`: the provider is away and will be told when it is back; core has acted already. */
export const loginStateSchema = z.object({
  id: accountIdSchema,
  disabled: z.boolean(),
  provider: z.enum(['done', 'pending']),
});
export type LoginState = z.infer<typeof loginStateSchema>;

/** Shown once: good for one log-in, at which a new password has to be chosen. */
export const temporaryPasswordSchema = z.object({ id: accountIdSchema, temporaryPassword: z.string() });
export type TemporaryPassword = z.infer<typeof temporaryPasswordSchema>;

export const usernameSchema = z.string().regex(/^[a-z][a-z0-9._-]{1,63}$/);

/** An account of somebody new, with a log-in. What it may do is granted afterwards, by somebody else. */
export const openAccountSchema = z.object({
  username: usernameSchema,
  displayName: z.string().trim().min(1).max(60),
  post: postSchema.nullable().default(null),
  /** Whose it is, where the person is known here. */
  personId: z.uuid().nullable().default(null),
});
export type OpenAccount = z.infer<typeof openAccountSchema>;

export const openedAccountSchema = temporaryPasswordSchema.extend({
  username: z.string(),
  displayName: z.string(),
});
export type OpenedAccount = z.infer<typeof openedAccountSchema>;

/** Whose an account is; null: nobody's in particular. */
export const linkPersonSchema = z.strictObject({ personId: z.uuid().nullable() });
export type LinkPerson = z.infer<typeof linkPersonSchema>;

/** Whose an account may be: people who work here and have no account yet. */
export const accountPersonQuerySchema = z.object({ q: z.string().trim().min(1).max(60).optional() });
export type AccountPersonQuery = z.infer<typeof accountPersonQuerySchema>;

/** No more of them than it takes to choose the right one. */
export const accountPersonSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  unit: z.string(),
  /** Posts held today, the first two of them. */
  posts: z.array(z.string()),
});
export type AccountPerson = z.infer<typeof accountPersonSchema>;
export const accountPersonListSchema = z.object({ items: z.array(accountPersonSchema) });
