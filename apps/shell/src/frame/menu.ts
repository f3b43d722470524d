import type { Me } from '@linli/contracts';
import type { Locale } from '@linli/sdk-web';
import { contributionsAt, textOf } from '../plugin-host/contributions.ts';
import type { ContributionQuery } from '../plugin-host/contributions.ts';

export const MENU_SECTIONS = ['home', 'governance', 'people', 'culture', 'money', 'platform'] as const;
export type MenuSection = (typeof MENU_SECTIONS)[number];

export interface MenuEntry {
  key: string;
  path: string;
  label: string;
  /** Name of an icon (`nav-icon.tsx`). */
  icon: string;
  section: MenuSection;
}

interface OwnPage {
  key: string;
  path: string;
  icon: string;
  section: MenuSection;
  permission?: string;
}

/** The shell's own pages. Who may open what is decided by core; here it is only not offered in vain. */
const OWN_PAGES: readonly OwnPage[] = [
  { key: 'workbench', path: '/', icon: 'home', section: 'home' },
  { key: 'units', path: '/units', icon: 'units', section: 'home', permission: 'core.unit.read' },
  { key: 'import', path: '/units/import', icon: 'import', section: 'home', permission: 'core.unit.import' },
  { key: 'platform', path: '/platform', icon: 'platform', section: 'platform', permission: 'core.platform.read' },
  { key: 'grants', path: '/access/grants', icon: 'key', section: 'platform', permission: 'core.grant.read' },
  { key: 'audit', path: '/audit', icon: 'audit', section: 'platform', permission: 'core.audit.read' },
];

/** What stands in the menu for this person, section by section; sections without entries are left out. */
export function buildMenu(
  query: ContributionQuery,
  locale: Locale,
  t: (key: string) => string,
): { section: MenuSection; entries: MenuEntry[] }[] {
  const own = OWN_PAGES.filter((page) => mayOpen(query.me, page)).map((page) => ({
    ...page,
    label: t(`menu.${page.key}`),
  }));
  const added = contributionsAt('shell.nav.item/v1', query).map(({ key, plugin, extension }) => ({
    key,
    path: `/p/${plugin.id}/${extension.props.route}`,
    label: textOf(plugin, extension.props.label, locale),
    icon: extension.props.icon,
    section: extension.props.section,
  }));
  const all: MenuEntry[] = [...own, ...added];
  return MENU_SECTIONS.map((section) => ({
    section,
    entries: all.filter((entry) => entry.section === section),
  })).filter(({ entries }) => entries.length > 0);
}

function mayOpen(me: Me, page: OwnPage): boolean {
  return !page.permission || me.permissions.some((held) => held.permission === page.permission);
}

/** The entry whose page, or a page below it, is open: the one with the longest matching path. */
export function activeEntry(entries: readonly MenuEntry[], pathname: string): MenuEntry | undefined {
  return entries
    .filter(({ path }) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

const BAR_PLACES = 5;

/** What a phone's bottom bar shows: everything if it fits, else the first places and a way to the rest. */
export function bottomBar(entries: readonly MenuEntry[]): { shown: MenuEntry[]; hasMore: boolean } {
  if (entries.length <= BAR_PLACES) return { shown: [...entries], hasMore: false };
  const home = entries.filter((entry) => entry.section === 'home');
  const work = entries.filter((entry) => entry.section !== 'home' && entry.section !== 'platform');
  const rest = entries.filter((entry) => entry.section === 'platform');
  const [first, ...otherHome] = home;
  const order = [...(first ? [first] : []), ...work, ...otherHome, ...rest];
  return { shown: order.slice(0, BAR_PLACES - 1), hasMore: true };
}
