import { RecordListPage } from '@linli/sdk-web';
import { draftSixMustListSchema } from '../../contract/index.ts';
import type { SixMustList } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { SIX_MUST_LIST_FIELDS } from './items-field.tsx';
import { sixMustLists } from './six-must-list.queries.ts';

export function SixMustListListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={sixMustLists}
      title={t('nav.six-must-lists')}
      columns={[
        { key: 'title', title: t('six-must-list.field.title'), ellipsis: true },
        {
          key: 'from',
          title: t('six-must-list.field.in-force-from'),
          width: 128,
          card: 'fact',
          labelled: true,
          render: ({ inForceFrom }: SixMustList) => inForceFrom ?? '—',
        },
        {
          key: 'until',
          title: t('six-must-list.field.in-force-until'),
          width: 128,
          card: 'none',
          render: ({ inForceUntil }: SixMustList) => inForceUntil ?? '—',
        },
      ]}
      create={{ schema: draftSixMustListSchema, fields: SIX_MUST_LIST_FIELDS }}
    />
  );
}
