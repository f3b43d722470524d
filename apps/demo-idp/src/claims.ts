import type { StaffMember } from './staff.ts';

/** How sure the log-in is: nothing but a click. Keycloak says the same of a log-in without a second factor. */
export const DEMO_ACR = '1';

/** Who somebody is, in the words of OpenID Connect. */
export function baseClaims(member: StaffMember): { preferred_username: string; name: string } {
  return { preferred_username: member.username, name: member.displayName };
}
