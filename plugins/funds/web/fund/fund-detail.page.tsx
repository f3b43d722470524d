import { DetailText, RecordPage } from '@linli/sdk-web';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { funds } from './fund.queries.ts';

export function FundDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={funds}
      list={t('nav.funds')}
      title={({ title }) => title}
      facts={({ year, source, fen, approvedOn, closedOn, balance }) => [
        { key: 'year', label: t('fund.field.year'), value: String(year) },
        { key: 'source', label: t('fund.field.source'), value: t(`fund.source.${source}`) },
        { key: 'fen', label: t('fund.field.fen'), value: moneyText(fen) },
        { key: 'available', label: t('fund.field.available'), value: balance && moneyText(balance.available) },
        { key: 'committed', label: t('fund.field.committed'), value: balance && moneyText(balance.committed) },
        { key: 'spent', label: t('fund.field.spent'), value: balance && moneyText(balance.spent) },
        { key: 'approvedOn', label: t('fund.field.approved-on'), value: approvedOn },
        { key: 'closedOn', label: t('fund.field.closed-on'), value: closedOn },
      ]}
    >
      {({ note }) => <DetailText title={t('fund.field.note')} text={note} none={t('fund.note.none')} />}
    </RecordPage>
  );
}
