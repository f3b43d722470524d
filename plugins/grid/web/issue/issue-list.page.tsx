import { useQuery } from '@tanstack/react-query';
import { ListPage, RecordState, TimeText, toApiQuery, useCan, useCurrentUnit, usePhone } from '@linli/sdk-web';
import type { ListColumn, ListFilter, ListView } from '@linli/sdk-web';
import { useSearchParams } from 'react-router';
import { ISSUE_CATEGORIES, ISSUE_PERMISSION, ISSUE_STATES, TIMELINESS, titleOf } from '../../contract/index.ts';
import type { Issue } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { DueTag } from './issue-due.tsx';
import { IssuePreview } from './issue-preview.tsx';
import { useIssueAddress } from './issue-address.ts';
import { ISSUES } from './issue.kit.ts';
import styles from './issue.module.css';
import { issueCountsQuery, issuePageQuery } from './issue.queries.ts';
import { ReportIssueForm } from './report-issue.form.tsx';
import { useHasTodo } from './use-has-todo.ts';

const REFRESH_MS = 30_000;
/** What narrows the numbers on the tabs as it does the list. */
const COUNTED = [
  'state',
  'category',
  'reportedFrom',
  'reportedTo',
  'closedFrom',
  'closedTo',
  'openOn',
  'timeliness',
  'dueFrom',
  'dueTo',
];
/** Only what is overdue can be had in the order of its limits. */
const isByLimit = (sort: string | undefined) => sort === 'dueAt' || sort === '-dueAt';

/** The desk: every issue in reach, first what waits for me. */
export function IssueListPage() {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const address = useIssueAddress();
  const { unitId } = useCurrentUnit();
  const [search, setSearch] = useSearchParams();
  const mayReport = useCan(ISSUE_PERMISSION.report);
  const views = useViews();
  const isOverdue = search.get('view') === 'overdue';
  const defaultSort = isOverdue ? 'dueAt' : '-reportedAt';
  const counts = useQuery({
    ...issueCountsQuery(api, {
      unit: unitId,
      q: search.get('q'),
      ...Object.fromEntries(COUNTED.map((key) => [key, search.get(key)])),
    }),
    refetchInterval: REFRESH_MS,
  });
  const setReporting = (open: boolean) =>
    setSearch((previous) => {
      const next = new URLSearchParams(previous);
      if (open) next.set('report', '1');
      else next.delete('report');
      return next;
    });

  return (
    <>
      <ListPage<Issue>
        title={t('nav.issues')}
        primary={
          mayReport ? { key: 'report', label: t('issue.report.verb'), onClick: () => setReporting(true) } : undefined
        }
        actions={[{ key: 'terms', label: t('nav.terms'), href: address.terms() }]}
        source={(query) => {
          // The order stays in the address when another tab is opened.
          const sort = isByLimit(query.sort) && query.view !== 'overdue' ? defaultSort : query.sort;
          return issuePageQuery(api, { ...toApiQuery({ ...query, sort }, views), view: query.view, unit: unitId });
        }}
        rowKey={({ id }) => id}
        columns={useColumns(isOverdue)}
        views={views}
        counts={counts.data}
        filters={useFilters()}
        search={{ placeholder: t('issue.list.search') }}
        defaultSort={defaultSort}
        href={({ id }) => address.issue(id)}
        preview={(issue) => <IssuePreview id={issue.id} />}
        previewTitle={(issue) => issue.no}
        empty={
          isOverdue
            ? { title: t('issue.list.none-overdue') }
            : { title: t('issue.list.empty'), description: mayReport ? t('issue.list.empty-hint') : undefined }
        }
        refreshMs={REFRESH_MS}
      />
      {mayReport && <ReportIssueForm open={search.has('report')} onClose={() => setReporting(false)} />}
    </>
  );
}

function useViews(): ListView[] {
  const t = plugin.useTexts();
  const hasTodo = useHasTodo();
  const mayReport = useCan(ISSUE_PERMISSION.report);
  const keys = [...(hasTodo ? ['mine-to-do'] : []), 'all', 'overdue', ...(mayReport ? ['mine'] : [])];
  return keys.map((key) => ({ key, label: t(`issue.view.${key}`) }));
}

function useFilters(): ListFilter[] {
  const t = plugin.useTexts();
  return [
    {
      key: 'state',
      kind: 'select',
      multiple: true,
      label: t('issue.field.state'),
      options: ISSUE_STATES.map((value) => ({ value, label: t(`issue.state.${value}`) })),
    },
    {
      key: 'category',
      kind: 'select',
      multiple: true,
      label: t('issue.field.category'),
      options: ISSUE_CATEGORIES.map((value) => ({ value, label: t(`issue.category.${value}`) })),
    },
    {
      key: 'timeliness',
      kind: 'select',
      label: t('issue.field.timeliness'),
      options: TIMELINESS.map((value) => ({ value, label: t(`issue.timeliness.${value}`) })),
    },
    { key: 'reported', kind: 'date-range', label: t('issue.field.reported-at') },
    { key: 'closed', kind: 'date-range', label: t('issue.field.closed-at'), wordOnly: true },
    { key: 'due', kind: 'date-range', label: t('issue.field.limit-over'), wordOnly: true },
    { key: 'openOn', kind: 'text', label: t('issue.field.open-on'), wordOnly: true },
  ];
}

function useColumns(isOverdue: boolean): ListColumn<Issue>[] {
  const t = plugin.useTexts();
  const phone = usePhone();
  return [
    { key: 'title', title: t('issue.field.issue'), card: 'title', ellipsis: true, render: titleOf },
    {
      key: 'category',
      title: t('issue.field.category'),
      width: 124,
      card: 'fact',
      ellipsis: true,
      render: ({ category }) => t(`issue.category.${category}`),
    },
    {
      key: 'unit',
      title: t('issue.field.unit'),
      width: 160,
      card: 'fact',
      ellipsis: true,
      render: ({ path }) => <span title={path.map(({ name }) => name).join(' / ')}>{path.at(-1)?.name}</span>,
    },
    {
      key: 'state',
      title: t('issue.field.state'),
      width: 124,
      card: 'state',
      render: ({ state }) => <RecordState kit={ISSUES} state={state} />,
    },
    {
      key: 'dueAt',
      title: t('issue.field.due'),
      width: 128,
      sortable: isOverdue,
      card: 'fact',
      render: ({ due }) => (due ? <DueTag due={due} /> : phone ? null : <span className={styles.none}>—</span>),
    },
    {
      key: 'handler',
      title: t('issue.field.handler'),
      width: 88,
      card: 'none',
      render: ({ handler }) => handler?.name ?? <span className={styles.none}>—</span>,
    },
    {
      key: 'stateSince',
      title: t('issue.field.state-since'),
      width: 136,
      sortable: true,
      card: 'none',
      render: ({ stateSince }) => <TimeText at={stateSince} kind="relative" />,
    },
    {
      key: 'reportedAt',
      title: t('issue.field.reported-at'),
      width: 136,
      sortable: true,
      card: 'fact',
      render: ({ reportedAt }) => <TimeText at={reportedAt} kind="relative" />,
    },
  ];
}
