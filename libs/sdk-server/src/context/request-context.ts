import type { Anchor, PermissionId, UsedGrants } from '@linli/contracts';

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
  /** Unix seconds of the log-in itself. */
  authTime?: number;
  /** Core: the grants that the permission acted with rests on. */
  used?: UsedGrants;
  /** Organisations whose rows each permission reaches. */
  organisations?: ReadonlyMap<PermissionId, readonly string[]>;
  /** Permissions that rows are lent with. */
  lent?: ReadonlySet<PermissionId>;
  /** Plugins: the context token itself, to ask core in the same name. */
  token?: string;
  /** Plugins: core's word for who asks, for the database. */
  vouch?: string;
}

/** Picks the answer's language from an Accept-Language header; Chinese unless English is asked for first. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const first = acceptLanguage?.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh-CN';
}
