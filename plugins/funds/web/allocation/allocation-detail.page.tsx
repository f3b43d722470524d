import { DetailText, RecordPage, useCan } from '@linli/sdk-web';
import { Link } from 'react-router';
import { LEDGER_PERMISSION } from '../../contract/index.ts';
import { funds } from '../fund/fund.queries.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { allocations } from './allocation.queries.ts';

export function AllocationDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const fund = funds.useAddress();
  const mayReadBooks = useCan(LEDGER_PERMISSION.read);
  return (
    <RecordPage
      id={id}
      records={allocations}
      list={t('nav.allocations')}
      title={({ title }) => title}
      facts={({ fundId, fundTitle, giver, category, fen, approvedOn, giverHas, lineId }) => [
        { key: 'fen', label: t('allocation.field.fen'), value: moneyText(fen) },
        { key: 'fund', label: t('allocation.field.fund'), value: <Link to={fund.record(fundId)}>{fundTitle}</Link> },
        { key: 'giver', label: t('allocation.field.giver'), value: t(`allocation.giver.${giver}`) },
        {
          key: 'giverHas',
          label: t('allocation.field.giver-has'),
          value: giverHas === null ? null : moneyText(giverHas),
        },
        { key: 'category', label: t('allocation.field.category'), value: t(`ledger.category.${category}`) },
        { key: 'approvedOn', label: t('allocation.field.approved-on'), value: approvedOn },
        {
          key: 'books',
          label: t('nav.ledger'),
          value: mayReadBooks && lineId && (
            <Link to={plugin.path(`ledger?line=${lineId}`)}>{t('allocation.ledger')}</Link>
          ),
        },
      ]}
    >
      {({ note }) => <DetailText title={t('allocation.field.note')} text={note} none={t('allocation.note.none')} />}
    </RecordPage>
  );
}
