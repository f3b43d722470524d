import { ListPage, RecordState, TimeText, toApiQuery, useAddressFlag, useCan, useCurrentUnit } from '@linli/sdk-web';
import type { ListColumn, ListFilter, ListView } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { statesOf } from '@linli/contracts';
import { useSearchParams } from 'react-router';
import {
  ACCEPTANCE_PERMISSION,
  EXPENSE_PERMISSION,
  PROJECT_MACHINE,
  PROJECT_PERMISSION,
  PROJECT_TYPES,
  PROJECT_VIEWS,
} from '../../contract/index.ts';
import type { Project } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { DraftProjectForm } from './draft-project.form.tsx';
import { countsQuery } from './project-more.queries.ts';
import { projects } from './project.queries.ts';

/** Projects of the unit in the header: first what waits for me. */
export function ProjectListPage() {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const address = projects.useAddress();
  const { unitId } = useCurrentUnit();
  const [search] = useSearchParams();
  const [drafting, setDrafting] = useAddressFlag('create');
  const mayFile = useCan(PROJECT_PERMISSION.file);
  const mayReadExpenses = useCan(EXPENSE_PERMISSION.read);
  const mayReadAcceptances = useCan(ACCEPTANCE_PERMISSION.read);
  const narrowed = Object.fromEntries(['q', 'state', 'type', 'acceptedBy'].map((key) => [key, search.get(key)]));
  const counts = useQuery(countsQuery(api, { ...narrowed, unit: unitId }));
  // A link that names a day is about all of them.
  const keys = search.has('acceptedBy') ? (['all'] as const) : PROJECT_VIEWS;
  const views: ListView[] = keys.map((key) => ({ key, label: t(`project.view.${key}`) }));
  return (
    <>
      <ListPage<Project>
        title={t('nav.projects')}
        primary={
          mayFile ? { key: 'draft', label: t('project.action.draft'), onClick: () => setDrafting(true) } : undefined
        }
        actions={[
          { key: 'board', label: t('nav.project-board'), href: plugin.path('project-board') },
          ...(mayReadExpenses ? [{ key: 'expenses', label: t('nav.expenses'), href: plugin.path('expenses') }] : []),
          ...(mayReadAcceptances
            ? [{ key: 'acceptances', label: t('nav.acceptances'), href: plugin.path('acceptances') }]
            : []),
        ]}
        source={(query) => projects.page(api, { ...toApiQuery(query, views), view: query.view ?? 'all', unit: unitId })}
        rowKey={({ id }) => id}
        columns={useColumns()}
        views={views}
        counts={counts.data}
        filters={useFilters()}
        search={{ placeholder: t('project.list.search') }}
        defaultSort="-createdAt"
        href={({ id }) => address.record(id)}
        empty={{ title: t('project.list.empty'), description: t('project.list.empty-hint') }}
      />
      {mayFile && <DraftProjectForm open={drafting} onClose={() => setDrafting(false)} />}
    </>
  );
}

function useFilters(): ListFilter[] {
  const t = plugin.useTexts();
  return [
    {
      key: 'state',
      kind: 'select',
      multiple: true,
      label: t('project.field.state'),
      options: statesOf(PROJECT_MACHINE).map((value) => ({ value, label: t(`project.state.${value}`) })),
    },
    {
      key: 'type',
      kind: 'select',
      label: t('project.field.type'),
      options: PROJECT_TYPES.map((value) => ({ value, label: t(`project.type.${value}`) })),
    },
    { key: 'acceptedBy', kind: 'text', label: t('project.field.accepted-by'), wordOnly: true },
  ];
}

function useColumns(): ListColumn<Project>[] {
  const t = plugin.useTexts();
  return [
    { key: 'title', title: t('project.field.title'), ellipsis: true, card: 'title' },
    {
      key: 'type',
      title: t('project.field.type'),
      width: 88,
      card: 'none',
      render: ({ type }) => t(`project.type.${type}`),
    },
    {
      key: 'budget',
      title: t('project.field.budget'),
      width: 132,
      numeric: true,
      card: 'fact',
      render: ({ budget }) => moneyText(budget),
    },
    {
      key: 'spent',
      title: t('project.field.spent'),
      width: 132,
      numeric: true,
      card: 'none',
      render: ({ spent }) => moneyText(spent),
    },
    {
      key: 'unit',
      title: t('project.field.unit'),
      width: 168,
      card: 'fact',
      ellipsis: true,
      render: ({ path }) => <span title={path.map(({ name }) => name).join(' / ')}>{path.at(-1)?.name}</span>,
    },
    {
      key: 'state',
      title: t('project.field.state'),
      width: 124,
      card: 'state',
      render: ({ state }) => <RecordState kit={projects} state={state} />,
    },
    {
      key: 'createdAt',
      title: t('project.field.created-at'),
      width: 136,
      sortable: true,
      card: 'none',
      render: ({ createdAt }) => <TimeText at={createdAt} kind="relative" />,
    },
  ];
}
