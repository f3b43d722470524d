import { RecordListPage } from '@linli/sdk-web';
import { createClubSchema } from '../../contract/index.ts';
import type { Club } from '../../contract/index.ts';
import { venueField } from '../links/link-field.tsx';
import { plugin } from '../plugin.ts';
import { clubs } from './club.queries.ts';

export function ClubListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={clubs}
      title={t('nav.clubs')}
      columns={[
        { key: 'title', title: t('club.field.title'), ellipsis: true },
        {
          key: 'interest',
          title: t('club.field.interest'),
          width: 112,
          card: 'fact',
          render: ({ interest }: Club) => t(`club.interest.${interest}`),
        },
        { key: 'size', title: t('club.field.size'), width: 80, numeric: true, card: 'fact' },
        { key: 'branchName', title: t('club.field.branch'), width: 240, card: 'none', ellipsis: true },
      ]}
      create={{ schema: createClubSchema, fields: { venueId: venueField() } }}
    />
  );
}
