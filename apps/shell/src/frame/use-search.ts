import { pluginApi, unitSearchQuery, useApi, useLocale } from '@linli/sdk-web';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { contributionsAt, textOf } from '../plugin-host/contributions.ts';
import { useShellTexts } from '../texts/shell-texts.ts';
import { pageHits, providerHits, unitHits } from './search-hits.ts';
import type { ProviderAnswer, SearchHit } from './search-hits.ts';
import { useContributionQuery } from './shell.context.tsx';
import type { Menu } from './shell.context.tsx';

export interface SearchGroup {
  key: string;
  label: string;
  hits: SearchHit[];
  /** This source did not answer; the others' hits stay. */
  failed: boolean;
}

/** Pages, units and what plugins find for a text. */
export function useSearch(text: string, menu: Menu, open: boolean): { groups: SearchGroup[]; searching: boolean } {
  const t = useShellTexts();
  const locale = useLocale();
  const api = useApi();
  const query = useContributionQuery();
  const mayReadUnits = query.me.permissions.some((held) => held.permission === 'core.unit.read');
  const asked = open && text.length > 0;

  const units = useQuery({ ...unitSearchQuery(api, text), enabled: asked && mayReadUnits });
  const providers = contributionsAt('shell.search.provider/v1', query).filter(
    ({ plugin }) => plugin.state === 'running',
  );
  const answers = useQueries({
    queries: providers.map(({ key, plugin, extension }) => ({
      queryKey: ['shell', 'search', key, text],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api
          .at(pluginApi(plugin.id))
          .get<ProviderAnswer>(extension.props.path, { query: { q: text }, signal, retryForMs: 0 }),
      enabled: asked,
      staleTime: 10_000,
    })),
  });

  return useMemo(() => {
    const groups: SearchGroup[] = [
      { key: 'pages', label: t('search.pages'), hits: pageHits(menu.entries, text), failed: false },
      {
        key: 'units',
        label: t('search.units'),
        hits: unitHits(asked ? (units.data ?? []) : []),
        failed: asked && units.isError,
      },
      ...providers.map(({ key, plugin, extension }, index) => ({
        key,
        label: textOf(plugin, extension.props.label, locale),
        hits: asked && answers[index]?.data ? providerHits(plugin.id, answers[index].data) : [],
        failed: asked && (answers[index]?.isError ?? false),
      })),
    ];
    return {
      groups: groups.filter((group) => group.hits.length > 0 || group.failed),
      searching: units.isFetching || answers.some((answer) => answer.isFetching),
    };
  }, [t, menu, text, asked, units, providers, answers, locale]);
}
