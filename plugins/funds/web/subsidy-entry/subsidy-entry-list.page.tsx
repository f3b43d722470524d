import { RecordListPage, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import type { SubsidyEntry } from '../../contract/index.ts';
import { ListSum } from '../list-sum.tsx';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { subsidyRuns } from '../subsidy-run/subsidy-run.queries.ts';
import { subsidyEntries } from './subsidy-entry.queries.ts';

export function SubsidyEntryListPage() {
  const t = plugin.useTexts();
  const runs = useQuery({ ...subsidyRuns.page(useApi(plugin.apiBase), { pageSize: 100 }), retry: false });
  const options = (runs.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <RecordListPage
      records={subsidyEntries}
      title={t('nav.subsidy-entries')}
      sum={(query) => <ListSum of="subsidy-entries" query={query} />}
      columns={[
        { key: 'person', title: t('subsidy-entry.field.person'), width: 96 },
        { key: 'organisation', title: t('subsidy-entry.field.organisation'), card: 'fact', ellipsis: true },
        {
          key: 'fen',
          title: t('subsidy-entry.field.fen'),
          width: 112,
          numeric: true,
          card: 'fact',
          render: ({ fen }: SubsidyEntry) => moneyText(fen),
        },
        {
          key: 'heldFor',
          title: t('subsidy-entry.field.held-for'),
          width: 160,
          card: 'fact',
          render: ({ heldFor }: SubsidyEntry) => heldFor && t(`subsidy-entry.held-for.${heldFor}`),
        },
        { key: 'paidOn', title: t('subsidy-entry.field.paid-on'), width: 112, card: 'none' },
      ]}
      filters={[
        { key: 'run', kind: 'select', label: t('subsidy-entry.field.run'), options },
        { key: 'releasedBy', kind: 'text', label: t('subsidy-entry.field.released-by'), wordOnly: true },
      ]}
    />
  );
}
