import { RecordListPage } from '@linli/sdk-web';
import { createProgrammeSchema } from '../../contract/index.ts';
import type { Programme } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { programmes } from './programme.queries.ts';

export function ProgrammeListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={programmes}
      title={t('nav.programmes')}
      columns={[
        { key: 'title', title: t('programme.field.title'), ellipsis: true },
        {
          key: 'theme',
          title: t('programme.field.theme'),
          width: 176,
          card: 'fact',
          render: ({ theme }: Programme) => t(`programme.theme.${theme}`),
        },
      ]}
      create={{ schema: createProgrammeSchema }}
    />
  );
}
