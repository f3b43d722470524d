import { z } from 'zod';

/** Id of a plugin: lower-case letters, digits and dashes, begins with a letter, at most 32 characters. */
export const pluginIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/);

/** Names that belong to the platform; a plugin of that name could pass its permissions off as core's. */
export const RESERVED_PLUGIN_IDS: ReadonlySet<string> = new Set(['core', 'shell', 'portal', 'linli', 'test']);

/**
 * Id of a unit: a surrogate number that never changes, whatever becomes of the unit's code, name or place in the tree.
 * Rows refer to units by this id and by nothing else.
 */
export const unitIdSchema = z.int().positive().max(2_147_483_647);
export type UnitId = z.infer<typeof unitIdSchema>;

/** Id of an account: the UUID that core gave it, not the identity provider's subject. */
export const accountIdSchema = z.uuid();
export type AccountId = z.infer<typeof accountIdSchema>;

/** A unit id as it arrives in a path or a query string. */
export const unitIdParamSchema = z.coerce.number().pipe(unitIdSchema);

/** An instant: ISO 8601 in UTC, as the API writes every time. Shown to people in Asia/Shanghai. */
export const instantSchema = z.iso.datetime({ offset: true });
