import { RecordListPage } from '@linli/sdk-web';
import type { ListFilter } from '@linli/sdk-web';
import { draftFundSchema } from '../../contract/index.ts';
import type { Fund } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { funds } from './fund.queries.ts';

export function FundListPage() {
  const t = plugin.useTexts();
  const filters: ListFilter[] = [
    { key: 'approvedTo', kind: 'text', label: t('fund.field.approved-to'), wordOnly: true },
  ];
  return (
    <RecordListPage
      records={funds}
      title={t('nav.funds')}
      unitAs="for"
      columns={[
        { key: 'title', title: t('fund.field.title'), ellipsis: true },
        { key: 'year', title: t('fund.field.year'), width: 72, card: 'fact' },
        {
          key: 'source',
          title: t('fund.field.source'),
          width: 136,
          card: 'none',
          render: ({ source }: Fund) => t(`fund.source.${source}`),
        },
        {
          key: 'fen',
          title: t('fund.field.fen'),
          width: 168,
          numeric: true,
          card: 'fact',
          render: ({ fen }: Fund) => moneyText(fen),
        },
      ]}
      filters={filters}
      create={{ schema: draftFundSchema }}
    />
  );
}
