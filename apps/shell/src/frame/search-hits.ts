import type { UnitHit } from '@linli/sdk-web';
import type { MenuEntry } from './menu.ts';
import { shortPath } from './short-path.ts';

/** One line of the palette. */
export interface SearchHit {
  key: string;
  title: string;
  subtitle?: string;
  path: string;
  icon: string;
}

/** What a plugin's search answers (`shell.search.provider/v1`). */
export interface ProviderAnswer {
  items: { title: string; subtitle?: string; route: string }[];
}

/** Pages whose name contains the text; all of them without one. */
export function pageHits(entries: readonly MenuEntry[], text: string): SearchHit[] {
  const wanted = text.toLowerCase();
  return entries
    .filter((entry) => entry.label.toLowerCase().includes(wanted))
    .map((entry) => ({ key: `page:${entry.key}`, title: entry.label, path: entry.path, icon: entry.icon }));
}

/** Units that core found, each with the units above it and its code. */
export function unitHits(hits: readonly UnitHit[]): SearchHit[] {
  return hits.slice(0, 8).map((unit) => {
    const above = shortPath(unit.path.filter((step) => step.id !== unit.id)).map((step) => step.name);
    const subtitle = [above.join(' / '), unit.code ?? ''].filter(Boolean).join(' · ');
    return {
      key: `unit:${unit.id}`,
      title: unit.name,
      ...(subtitle ? { subtitle } : {}),
      path: `/units/${unit.id}`,
      icon: 'units',
    };
  });
}

/** What a plugin found; its routes are below its own pages, and a route that leaves them is dropped. */
export function providerHits(pluginId: string, answer: ProviderAnswer): SearchHit[] {
  return answer.items.slice(0, 8).flatMap((item, index) => {
    const path = new URL(`/p/${pluginId}/${item.route.replace(/^\//, '')}`, 'http://x').pathname;
    if (!path.startsWith(`/p/${pluginId}/`)) return [];
    return [
      {
        key: `${pluginId}:${index}:${item.route}`,
        title: item.title,
        ...(item.subtitle ? { subtitle: item.subtitle } : {}),
        path: `/p/${pluginId}/${item.route.replace(/^\//, '')}`,
        icon: 'document',
      },
    ];
  });
}
