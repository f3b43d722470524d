import type Provider from 'oidc-provider';

/**
 * keycloak-js returns to the page it came from, so any page of the platform is a redirect address; exact addresses, which
 * is what the provider compares by itself, would have to list them all.
 */
export function allowPlatformRedirects(provider: Provider, publicUrl: string): void {
  const allowed = (uri: string) => isPlatformPage(uri, publicUrl);
  Object.defineProperty(provider.Client.prototype, 'redirectUriAllowed', { value: allowed });
  Object.defineProperty(provider.Client.prototype, 'postLogoutRedirectUriAllowed', { value: allowed });
}

/** A page of the same origin, without user, fragment or dot segments, and not one of the APIs or of this provider. */
export function isPlatformPage(uri: string, publicUrl: string): boolean {
  const parsed = URL.parse(uri);
  if (!parsed || parsed.origin !== publicUrl) return false;
  if (parsed.username || parsed.password || uri.includes('#') || uri.includes('\\')) return false;
  return !/^\/(idp|api|plugins|shell)(\/|$)/.test(parsed.pathname);
}
