import { DetailSection, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { SIX } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { sixMustLists } from '../six-must-list/six-must-list.queries.ts';
import { venues } from '../venue/venue.queries.ts';
import { CheckedItems } from './checked-items.tsx';
import { sixMustChecks } from './six-must-check.queries.ts';

export function SixMustCheckDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const toVenue = venues.useAddress();
  const toList = sixMustLists.useAddress();
  return (
    <RecordPage
      id={id}
      records={sixMustChecks}
      list={t('nav.six-must-checks')}
      title={({ venue }) => venue.title}
      facts={({ venue, list, checkedOn, met }) => [
        {
          key: 'venue',
          label: t('six-must-check.field.venue'),
          value: <Link to={toVenue.record(venue.id)}>{venue.title}</Link>,
        },
        { key: 'met', label: t('six-must-check.field.met'), value: t('six-must-check.met-of', { met, of: SIX }) },
        { key: 'checkedOn', label: t('six-must-check.field.checked-on'), value: checkedOn },
        {
          key: 'list',
          label: t('six-must-check.field.list'),
          value: <Link to={toList.record(list.id)}>{list.title}</Link>,
        },
      ]}
    >
      {({ items }) => (
        <DetailSection title={t('six-must-check.field.items')}>
          <CheckedItems items={items} />
        </DetailSection>
      )}
    </RecordPage>
  );
}
