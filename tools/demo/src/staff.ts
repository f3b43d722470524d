import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postSchema, unitCodeSchema, type Post } from '@linli/contracts';
import { z } from 'zod';

const staffSchema = z.array(
  z.strictObject({
    username: z.string().regex(/^[a-z]+$/),
    displayName: z.string(),
    post: postSchema,
    unitName: z.string(),
    unitCode: unitCodeSchema,
    /** Subject at the identity provider, fixed so that an account stays the same person over restarts. */
    subject: z.uuid(),
    may: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
  }),
);
export type StaffMember = z.infer<typeof staffSchema>[number];

/** The invented people of the demo district, always the same. */
export function readStaff(): StaffMember[] {
  return staffSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../staff.json'), 'utf8')));
}

/** Null: no role of core's, not even its directory of people. */
const OWN_ROLE: Partial<Record<Post, string | null>> = {
  'outside-body': null,
  'district-admin': 'core.district-admin',
  'system-admin': 'core.system-admin',
  'security-admin': 'core.security-admin',
  'audit-admin': 'core.audit-admin',
};
/** They look after the installation and see no business data: nothing that a plugin suggests. */
const APART = new Set<Post>(['system-admin', 'security-admin', 'audit-admin']);

/** The roles of a post: core's own for it, and what core and the plugins suggest for it. */
export function rolesFor(post: Post, offered: { id: string; suggestedFor: string[] }[]): string[] {
  const own = OWN_ROLE[post] === undefined ? ['core.member'] : [OWN_ROLE[post]].filter((role) => role !== null);
  if (APART.has(post)) return own;
  const suggested = offered.filter(({ suggestedFor }) => suggestedFor.includes(post));
  return [...new Set([...own, ...suggested.map(({ id }) => id)])];
}
