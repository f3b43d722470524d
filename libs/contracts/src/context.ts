import { z } from 'zod';
import { anchorSchema, permissionIdSchema } from './access.ts';
import { accountIdSchema } from './ids.ts';

/** Header that carries the context token from the gateway to a plugin. Never accepted from a browser. */
export const CONTEXT_HEADER = 'x-linli-context';
/** Header with the instant (Unix milliseconds) until which an answer is of use. */
export const DEADLINE_HEADER = 'x-linli-deadline';
/** Header that names a request from the browser to the last process; also the `traceId` of a problem document. */
export const REQUEST_ID_HEADER = 'x-request-id';
/** Header that makes a creating POST repeatable (plugin contract, section 5). */
export const IDEMPOTENCY_HEADER = 'idempotency-key';
/** A client's key: 8 to 128 printable ASCII characters without blanks. */
export const idempotencyKeySchema = z.string().regex(/^[\x21-\x7e]{8,128}$/);

/** `iss` of every context token. */
export const CONTEXT_ISSUER = 'linli-core';

/** The grants that the permission acted with rests on: the widest first, a few of them, and how many more there are. */
export const usedGrantsSchema = z.object({
  grants: z.array(z.uuid()),
  more: z.int().min(0),
  /** The appointment that the first of them comes with; null for a grant without one. */
  appointment: z.uuid().nullable(),
});
export type UsedGrants = z.infer<typeof usedGrantsSchema>;

/**
 * What core vouches for towards the database, so that a line of the audit log names nobody whom core has not sent: the
 * claim `vouch` of a context token is `<HMAC-SHA-256 in hex>.<this as JSON>`, and only core and the database know the key.
 */
export const vouchSchema = z.object({
  plugin: z.string(),
  account: accountIdSchema,
  name: z.string(),
  /** The permission acted with; empty on routes that any account may call. */
  act: z.string(),
  ...usedGrantsSchema.shape,
  /** Unix seconds. */
  exp: z.int(),
});
export type Vouch = z.infer<typeof vouchSchema>;

/**
 * Claims of a context token (Ed25519 JWS, `aud` = plugin id, lives 60 s). `scopes` are the distinct anchor sets, and
 * `perms` says for each permission of the called route which of them it reaches; a permission that is not in `perms` is
 * not held. Two permissions never share a set by union.
 */
export const contextClaimsSchema = z.object({
  iss: z.literal(CONTEXT_ISSUER),
  aud: z.string(),
  sub: accountIdSchema,
  name: z.string(),
  exp: z.int(),
  iat: z.int(),
  /** How sure the log-in was, and when it was (Unix seconds), as the identity provider says. */
  acr: z.string().optional(),
  authTime: z.int().optional(),
  /** Access version of the account when the token was made. */
  av: z.int(),
  scopes: z.array(z.array(anchorSchema)),
  perms: z.record(permissionIdSchema, z.int().min(0)),
  /** See {@link vouchSchema}; a plugin hands it to the database as it is. */
  vouch: z.string().optional(),
  /** Organisations whose rows a permission reaches. */
  orgs: z.record(permissionIdSchema, z.array(z.uuid())).optional(),
  /** Permissions that rows are lent with; which rows, the database knows. */
  lent: z.array(permissionIdSchema).optional(),
  /** The user's session, in a word of core's own: what is asked in its name ends with it. */
  ses: z.string().optional(),
  /** The job that this context was made for; then `sub` is the plugin's own account. */
  job: z.string().optional(),
  /** Digest of a {@link scopeSetSchema} that would not fit here; `scopes` and `orgs` are then fetched from core by it. */
  ref: z.string().optional(),
});
export type ContextClaims = z.infer<typeof contextClaimsSchema>;

/** What a context token refers to by `ref`: the SHA-256 (base64url) of its JSON. */
export const scopeSetSchema = contextClaimsSchema.pick({ scopes: true }).extend({
  orgs: z.record(permissionIdSchema, z.array(z.uuid())),
});
export type ScopeSet = z.infer<typeof scopeSetSchema>;

/** `authorization` of a plugin at core's own socket: `Plugin <id>.<credential>`. */
export const PLUGIN_AUTHORIZATION = 'Plugin';
