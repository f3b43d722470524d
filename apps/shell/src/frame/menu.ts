import type { Me } from '@linli/contracts';
import type { Locale } from '@linli/sdk-web';
import { contributionsAt, textOf } from '../plugin-host/contributions.ts';
import type { ContributionQuery } from '../plugin-host/contributions.ts';
import { MENU_SECTIONS, OWN_PAGES, type MenuSection, type OwnPage } from '../pages/own-pages.ts';

export interface MenuEntry {
  key: string;
  path: string;
  label: string;
  /** Name of an icon (`nav-icon.tsx`). */
  icon: string;
  section: MenuSection;
}

/** What stands in the menu for this person, section by section; sections without entries are left out. */
export function buildMenu(
  query: ContributionQuery,
  locale: Locale,
  t: (key: string) => string,
): { section: MenuSection; entries: MenuEntry[] }[] {
  const own = OWN_PAGES.filter((page) => mayOpen(query.me, page)).flatMap(({ menu }) =>
    menu ? [{ ...menu, label: t(`menu.${menu.key}`) }] : [],
  );
  const added = contributionsAt('shell.nav.item/v1', query).map(({ key, plugin, extension }) => ({
    key,
    path: `/p/${plugin.id}/${extension.props.route}`,
    label: textOf(plugin, extension.props.label, locale),
    icon: extension.props.icon,
    section: extension.props.section,
  }));
  // What plugins bring is the work of every day; it comes before what the platform has beside it.
  const all: MenuEntry[] = [...added, ...own];
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
/** What is looked up rather than worked in comes last on a phone. */
const LAST: readonly MenuSection[] = ['directory', 'access', 'privacy', 'platform'];

/** What a phone's bottom bar shows: everything if it fits, else the first places and a way to the rest. */
export function bottomBar(entries: readonly MenuEntry[]): { shown: MenuEntry[]; hasMore: boolean } {
  if (entries.length <= BAR_PLACES) return { shown: [...entries], hasMore: false };
  const home = entries.filter((entry) => entry.section === 'home');
  const work = entries.filter(({ section }) => section !== 'home' && !LAST.includes(section));
  const rest = entries.filter(({ section }) => LAST.includes(section));
  const [first, ...otherHome] = home;
  const order = [...(first ? [first] : []), ...work, ...otherHome, ...rest];
  return { shown: order.slice(0, BAR_PLACES - 1), hasMore: true };
}
