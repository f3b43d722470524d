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
  acr: z.string().optional(),
  /** Access version of the account when the token was made. */
  av: z.int(),
  scopes: z.array(z.array(anchorSchema)),
  perms: z.record(permissionIdSchema, z.int().min(0)),
});
export type ContextClaims = z.infer<typeof contextClaimsSchema>;
