import { EmptyState, PageHeader, QueryState, useCan, useCurrentUnit, useMe } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { FUND_PERMISSION } from '../../contract/index.ts';
import type { Fund } from '../../contract/index.ts';
import { funds } from '../fund/fund.queries.ts';
import { plugin } from '../plugin.ts';
import { FundTreeView } from './fund-tree-view.tsx';
import styles from './fund-tree.module.css';

const MOST = 100;

/** Where the money stands, level by level: the fund and the unit are in the address. */
export function FundTreePage() {
  const t = plugin.useTexts();
  const list = useQuery(funds.page(plugin.useApi(), { state: 'approved', pageSize: MOST }));
  const address = funds.useAddress();
  const mayReadFunds = useCan(FUND_PERMISSION.read);
  useEffect(() => {
    document.title = t('nav.fund-tree');
  }, [t]);
  const all = mayReadFunds ? [{ key: 'funds', label: t('fund-tree.all-funds'), href: address.list() }] : [];
  return (
    <QueryState query={list}>
      {({ items }) => (
        <>
          <TreeHeader items={items} actions={all} />
          <Chosen items={items} />
        </>
      )}
    </QueryState>
  );
}

function TreeHeader({ items, actions }: { items: readonly Fund[]; actions: readonly PageAction[] }) {
  const t = plugin.useTexts();
  const [search] = useSearchParams();
  const { fund } = useChosenFund(items);
  const unit = search.get('unit');
  const report = fund && {
    key: 'report',
    label: t('nav.year-report'),
    href: plugin.path(`year-report?fund=${fund.id}${unit ? `&unit=${unit}` : ''}`),
  };
  const shown = report ? [report, ...actions] : actions;
  return <PageHeader title={t('nav.fund-tree')} actions={shown} extra={<FundChoice items={items} />} />;
}

function useChosenFund(items: readonly Fund[]) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('fund');
  const fund = items.find(({ id }) => id === asked) ?? items[0];
  const choose = (id: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.set('fund', id);
      return next;
    });
  return { fund, choose };
}

function FundChoice({ items }: { items: readonly Fund[] }) {
  const t = plugin.useTexts();
  const { fund, choose } = useChosenFund(items);
  if (items.length < 2) return null;
  return (
    <Select
      className={styles.choice}
      aria-label={t('fund-tree.fund')}
      value={fund?.id}
      onChange={choose}
      options={items.map(({ id, title, year }) => ({ value: id, label: `${title} · ${year}` }))}
    />
  );
}

function Chosen({ items }: { items: readonly Fund[] }) {
  const t = plugin.useTexts();
  const { fund } = useChosenFund(items);
  const { unitId } = useCurrentUnit();
  const own = useMe().units[0];
  const at = unitId ?? own?.id;
  if (!fund || at === undefined)
    return <EmptyState title={t('fund-tree.empty')} description={t('fund-tree.empty.hint')} />;
  return <FundTreeView fund={fund} at={at} />;
}
