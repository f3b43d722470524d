import { useMemo, useRef } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Drawer, Tabs } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useSdkTexts } from '../../texts/sdk-texts.ts';
import { EmptyState } from '../empty-state.tsx';
import { ErrorState } from '../error-state.tsx';
import { PageHeader } from '../page-header.tsx';
import { PrintHeading } from '../print-heading.tsx';
import { usePhone } from '../use-phone.ts';
import { useStandingError } from '../use-standing-error.ts';
import { ListCards } from './list-cards.tsx';
import { ListFilters } from './list-filters.tsx';
import { grouped, ListFooter } from './list-footer.tsx';
import { useListExport } from './use-list-export.ts';
import { useListKeys } from './list-keys.ts';
import { ListSkeleton } from './list-skeleton.tsx';
import { ListTable } from './list-table.tsx';
import { useListQuery } from './list-query.ts';
import type { ListCount, ListFilter, ListPageProps, ListView } from './list.types.ts';
import styles from './list-page.module.css';

const NO_VIEWS: readonly ListView[] = [];
const NO_FILTERS: readonly ListFilter[] = [];

/**
 * A list of records: views as tabs, one filter line, table or cards, pages. Everything is in the address, so a link shows
 * the same list. `j` and `k` go through the rows, `Enter` opens one, `/` goes to the search box.
 */
export function ListPage<T extends object>(props: ListPageProps<T>) {
  const { views = NO_VIEWS, filters = NO_FILTERS, columns, rowKey, href, preview, counts } = props;
  const t = useSdkTexts();
  const navigate = useNavigate();
  const phone = usePhone();
  const root = useRef<HTMLDivElement>(null);
  const { query, change, selected } = useListQuery({
    views,
    filters,
    sort: props.defaultSort,
    pageSize: props.defaultPageSize ?? 20,
  });
  const source = props.source(props.sum ? { ...query, count: 'exact' } : query);
  const list = useQuery({
    queryKey: source.queryKey,
    queryFn: ({ signal }) => source.queryFn({ signal }),
    placeholderData: keepPreviousData,
    refetchInterval: props.refreshMs,
  });
  const error = useStandingError(list);
  const rows = useMemo(() => list.data?.items ?? [], [list.data]);
  const open = (row: T, inPage: boolean) => {
    if (preview && !inPage) {
      change({ sel: rowKey(row) }, { replace: selected !== null });
    } else if (href) {
      void navigate(href(row));
    }
  };
  const opens = Boolean(preview ?? href);
  const active = useListKeys({ root, rows, onOpen: open, enabled: selected === null, opens });
  const shown = rows.find((row) => rowKey(row) === selected);
  const narrowed = query.q !== '' || Object.keys(query.filters).length > 0;
  const goesOn = list.data !== undefined && 'next' in list.data && list.data.next !== null;
  // On a phone the rows are cards, which no one wants on paper.
  const exported = useListExport(source, props.title);
  const print = phone ? [] : [{ key: 'print', label: t('print.list'), onClick: () => window.print() }];
  const view = views.find(({ key }) => key === query.view);
  const narrowing = [
    ...(view ? [t('print.view', { name: view.label })] : []),
    ...(query.q === '' ? [] : [t('print.search', { text: query.q })]),
  ];

  return (
    <div ref={root} className={styles.page}>
      <PageHeader
        title={props.title}
        description={props.sum?.(query) ?? props.description}
        {...(props.breadcrumb ? { breadcrumb: props.breadcrumb } : {})}
        primary={props.primary}
        actions={[...(props.actions ?? []), ...exported, ...print]}
      />
      <PrintHeading narrowed={narrowing} />
      <div className={styles.panel}>
        {views.length > 0 && (
          <Tabs
            className={styles.tabs}
            activeKey={query.view}
            onChange={(key) => change({ view: key === views[0]?.key ? null : key })}
            items={views.map((view) => ({
              key: view.key,
              label: <TabLabel label={view.label} count={counts?.[view.key]} />,
            }))}
          />
        )}
        {(filters.length > 0 || props.search) && (
          <ListFilters
            query={query}
            filters={filters}
            columns={columns}
            search={props.search}
            phone={phone}
            onChange={change}
          />
        )}
        {error && !list.data ? (
          <ErrorState error={error} retrying={list.isFetching} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <ListSkeleton phone={phone} columns={columns.length} />
        ) : (
          <>
            {list.error && (
              <div className={styles.stale}>
                <ErrorState
                  error={list.error}
                  size="inline"
                  retrying={list.isFetching}
                  onRetry={() => void list.refetch()}
                />
              </div>
            )}
            {rows.length === 0 ? (
              goesOn ? null : narrowed || query.page > 1 || query.after !== undefined ? (
                <EmptyState
                  title={t('list.nothing-matches')}
                  action={
                    <button type="button" className={styles.link} onClick={() => change(cleared(query.filters))}>
                      {t('list.clear')}
                    </button>
                  }
                />
              ) : (
                <EmptyState {...(props.empty ?? { title: t('list.empty') })} />
              )
            ) : phone ? (
              <ListCards rows={rows} columns={columns} rowKey={rowKey} href={href} onOpen={opens ? open : undefined} />
            ) : (
              <ListTable
                rows={rows}
                columns={columns}
                rowKey={rowKey}
                sort={query.sort}
                defaultSort={props.defaultSort}
                active={active}
                selected={selected}
                label={props.title}
                href={href}
                stale={list.isPlaceholderData}
                onOpen={opens ? open : undefined}
                onSort={(sort) => change({ sort })}
              />
            )}
            <ListFooter page={list.data} query={query} phone={phone} onChange={change} />
          </>
        )}
      </div>
      {preview && (
        <Drawer
          open={shown !== undefined}
          size={phone ? '100%' : 560}
          title={shown && props.previewTitle?.(shown)}
          extra={
            shown &&
            href && (
              <Link to={href(shown)} className={styles.openPage}>
                {t('list.open-page')}
              </Link>
            )
          }
          onClose={() => change({ sel: null }, { replace: true })}
          destroyOnHidden
        >
          {shown && preview(shown)}
        </Drawer>
      )}
    </div>
  );
}

const cleared = (filters: Readonly<Record<string, string>>) => ({
  q: null,
  page: null,
  after: null,
  ...Object.fromEntries(Object.keys(filters).map((key) => [key, null])),
});

function TabLabel({ label, count }: { label: string; count: ListCount | undefined }) {
  return (
    <span>
      {label}
      {count && (
        <span className={styles.count}>
          {grouped(count.total)}
          {count.exact ? '' : '+'}
        </span>
      )}
    </span>
  );
}
