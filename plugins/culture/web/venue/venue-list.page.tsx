import { RecordListPage } from '@linli/sdk-web';
import { createVenueSchema } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { venues } from './venue.queries.ts';

export function VenueListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={venues}
      title={t('nav.venues')}
      columns={[{ key: 'title', title: t('venue.field.title'), ellipsis: true }]}
      create={{ schema: createVenueSchema }}
    />
  );
}
