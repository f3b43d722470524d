import { RecordListPage } from '@linli/sdk-web';
import { createHobbyClubSchema } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { hobbyClubs } from './hobby-club.queries.ts';

export function HobbyClubListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={hobbyClubs}
      title={t('nav.hobby-clubs')}
      columns={[{ key: 'title', title: t('hobby-club.field.title'), ellipsis: true }]}
      create={{ schema: createHobbyClubSchema }}
    />
  );
}
