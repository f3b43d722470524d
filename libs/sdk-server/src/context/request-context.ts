import type { Anchor, PermissionId } from '@linli/contracts';

/** Languages that the platform answers in. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Who asks, what for, and how far that reaches. Made once per request; nothing in it comes from the client unverified. */
export interface RequestContext {
  account: { id: string; name: string };
  /** The permission acted with: the first of the route's. Empty on routes that any account may call. */
  acting: PermissionId | '';
  /** Anchors of each permission of the route that the account holds. Never a union over permissions. */
  scopes: ReadonlyMap<PermissionId, readonly Anchor[]>;
  requestId: string;
  locale: Locale;
  acr?: string;
}

/** Picks the answer's language from an Accept-Language header; Chinese unless English is asked for first. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const first = acceptLanguage?.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh-CN';
}
