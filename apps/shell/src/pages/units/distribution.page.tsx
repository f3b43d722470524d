import type { UnitDistribution, UnitRef } from '@linli/contracts';
import { EmptyState, QueryState, TimeText, describeError, randomId, useApi, useSdkTexts } from '@linli/sdk-web';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Pagination, Select, Tabs } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { assignRows, distributionQuery, forgetUnits } from './unit.queries.ts';
import styles from './distribution.module.css';

const PAGE_SIZE = 50;

/** Rows whose unit became several: whoever answers for all of them says where each belongs, one by one or many at once. */
export function DistributionPage() {
  const t = useShellTexts();
  const [state, setState] = useState<'waiting' | 'assigned'>('waiting');
  const [page, setPage] = useState(1);
  const list = useQuery(distributionQuery(useApi(), { state, page, pageSize: PAGE_SIZE }));
  useDocumentTitle(t('menu.distribution'));
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('menu.distribution')}</h1>
      <p className={styles.why}>{t('distribution.why')}</p>
      <Tabs
        activeKey={state}
        onChange={(key) => {
          setState(key as typeof state);
          setPage(1);
        }}
        items={(['waiting', 'assigned'] as const).map((key) => ({ key, label: t(`distribution.${key}`) }))}
      />
      <QueryState query={list}>
        {(found) =>
          found.items.length === 0 ? (
            <div className={styles.panel}>
              <EmptyState title={t(`distribution.none-${state}`)} />
            </div>
          ) : (
            <>
              {byUnit(found.items).map((rows) => (
                <Group
                  key={`${rows[0]?.from.id ?? 0} ${rows[0]?.at.id ?? 0}`}
                  rows={rows}
                  waiting={state === 'waiting'}
                />
              ))}
              {found.total > PAGE_SIZE && (
                <Pagination
                  current={page}
                  pageSize={PAGE_SIZE}
                  total={found.total}
                  showSizeChanger={false}
                  onChange={setPage}
                />
              )}
            </>
          )
        }
      </QueryState>
    </div>
  );
}

/** Rows of one ended unit have the same successors: they are assigned together. */
function Group({ rows, waiting }: { rows: UnitDistribution[]; waiting: boolean }) {
  const t = useShellTexts();
  const sdk = useSdkTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [to, setTo] = useState<number | null>(null);
  const [first] = rows;
  const assign = useMutation({
    mutationFn: (unit: UnitRef) => assignRows(api, { ids: picked, unitId: unit.id }, randomId()),
    onSuccess: ({ assigned }, unit) => {
      setChosen([]);
      void forgetUnits(queries);
      void message.success(t('distribution.done', { count: assigned, unit: unit.name }));
    },
    onError: (error) => void message.error(describeError(error, sdk).title),
  });
  if (!first) return null;
  const picked = rows.map(({ id }) => id).filter((id) => chosen.includes(id));
  const target = first.successors.find(({ id }) => id === to);
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h2>
          <Link to={`/units/${first.from.id}`}>{first.from.name}</Link>
          <small>{t('distribution.at', { unit: first.at.name })}</small>
        </h2>
        {waiting && (
          <div className={styles.assign}>
            <Checkbox
              checked={picked.length === rows.length}
              indeterminate={picked.length > 0 && picked.length < rows.length}
              onChange={({ target: box }) => setChosen(box.checked ? rows.map(({ id }) => id) : [])}
            >
              {t('distribution.all', { count: rows.length })}
            </Checkbox>
            <Select
              className={styles.select}
              aria-label={t('distribution.to')}
              placeholder={t('distribution.to')}
              value={to}
              onChange={setTo}
              options={first.successors.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button
              type="primary"
              disabled={picked.length === 0 || !target}
              loading={assign.isPending}
              onClick={() => target && assign.mutate(target)}
            >
              {t('distribution.assign', { count: picked.length })}
            </Button>
          </div>
        )}
      </header>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            {waiting && (
              <Checkbox
                aria-label={row.title ?? row.kind}
                checked={chosen.includes(row.id)}
                onChange={({ target: box }) => toggle(row.id, box.checked)}
              />
            )}
            <span className={styles.kind}>{row.kind}</span>
            <span className={styles.what}>{row.title ?? <em>{t('distribution.hidden')}</em>}</span>
            <span className={styles.when}>
              {row.to ? t('distribution.by', { by: row.by ?? '', unit: row.to.name }) : null}{' '}
              <TimeText at={row.assignedAt ?? row.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function byUnit(items: readonly UnitDistribution[]): UnitDistribution[][] {
  const groups = new Map<string, UnitDistribution[]>();
  for (const item of items) {
    const key = `${item.from.id} ${item.at.id}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}
