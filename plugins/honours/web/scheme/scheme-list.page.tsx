import { RecordListPage } from '@linli/sdk-web';
import { createSchemeSchema } from '../../contract/index.ts';
import type { Scheme } from '../../contract/index.ts';
import { useClassWords } from '../honour-classes.tsx';
import { plugin } from '../plugin.ts';
import { SCHEME_FIELDS } from './scheme-fields.tsx';
import { schemes } from './scheme.queries.ts';

export function SchemeListPage() {
  const t = plugin.useTexts();
  const words = useClassWords();
  return (
    <RecordListPage
      records={schemes}
      title={t('nav.schemes')}
      unitAs="for"
      columns={[
        { key: 'title', title: t('scheme.field.title'), ellipsis: true },
        {
          key: 'classes',
          title: t('scheme.field.classes'),
          card: 'fact',
          ellipsis: true,
          render: (row: Scheme) => words(row.classes),
        },
        {
          key: 'decidedAt',
          title: t('scheme.field.decided-at'),
          width: 100,
          card: 'fact',
          labelled: true,
          render: (row: Scheme) => t(`scheme.decidedAt.${row.decidedAt}`),
        },
      ]}
      create={{ schema: createSchemeSchema, fields: SCHEME_FIELDS }}
    />
  );
}
