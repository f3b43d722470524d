/** How sure the log-in is: nothing but a click. Keycloak says the same of a log-in without a second factor. */
export const DEMO_ACR = '1';

/** What a log-in counts for that was confirmed on a page of its own. Keycloak says it of a log-in with a second factor. */
export const CONFIRMED_ACR = 'gold';

/** Who somebody is, in the words of OpenID Connect. */
export function baseClaims(of: { username: string; displayName: string }): {
  preferred_username: string;
  name: string;
} {
  return { preferred_username: of.username, name: of.displayName };
}
