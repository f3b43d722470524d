import { RecordListPage } from '@linli/sdk-web';
import { beginCandidacySchema } from '../../contract/index.ts';
import type { Candidacy } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { candidacies } from './candidacy.queries.ts';
import { nominationField } from './nomination-field.tsx';

export function CandidacyListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={candidacies}
      title={t('nav.candidacies')}
      columns={[
        { key: 'no', title: t('candidacy.field.no'), render: ({ no }: Candidacy) => t('candidacy.title', { no }) },
        {
          key: 'class',
          title: t('candidacy.field.class'),
          width: 120,
          card: 'fact',
          render: ({ class: honour }: Candidacy) => t(`honour-class.${honour}`),
        },
        { key: 'round', title: t('candidacy.field.round'), ellipsis: true },
      ]}
      create={{ schema: beginCandidacySchema, fields: { nominationId: nominationField } }}
    />
  );
}
