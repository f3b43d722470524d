import type { Locale } from '@linli/sdk-web';
import { createContext, useContext, useMemo } from 'react';
import { useLocale, useMe } from '@linli/sdk-web';
import type { ContributionQuery } from '../plugin-host/contributions.ts';
import type { SafeMode } from '../plugin-host/safe-mode.ts';
import { useRegistry } from '../registry/registry.context.tsx';
import { useShellTexts } from '../texts/shell-texts.ts';
import { buildMenu } from './menu.ts';
import type { MenuSection } from '../pages/own-pages.ts';
import type { MenuEntry } from './menu.ts';

/** What the frame is given at the start and by nobody else. */
export interface ShellSettings {
  safeMode: SafeMode;
  setLocale(locale: Locale): void;
  signOut(): void;
  /** The identity provider gives no answer just now. */
  providerAway: boolean;
}

export const ShellContext = createContext<ShellSettings | null>(null);

export function useShell(): ShellSettings {
  const settings = useContext(ShellContext);
  if (!settings) throw new Error('ShellContext is missing');
  return settings;
}

/** What `contributionsAt` needs: the registry, the person, and what is switched off. */
export function useContributionQuery(): ContributionQuery {
  const registry = useRegistry();
  const me = useMe();
  const { safeMode } = useShell();
  return useMemo(() => ({ registry, me, safeMode }), [registry, me, safeMode]);
}

export interface Menu {
  groups: { section: MenuSection; entries: MenuEntry[] }[];
  entries: MenuEntry[];
}

export function useMenu(): Menu {
  const query = useContributionQuery();
  const locale = useLocale();
  const t = useShellTexts();
  return useMemo(() => {
    const groups = buildMenu(query, locale, t);
    return { groups, entries: groups.flatMap(({ entries }) => entries) };
  }, [query, locale, t]);
}
