import { RecordListPage } from '@linli/sdk-web';
import type { ListFilter } from '@linli/sdk-web';
import { SIX } from '../../contract/index.ts';
import type { SixMustCheck } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { sixMustChecks } from './six-must-check.queries.ts';

export function SixMustCheckListPage() {
  const t = plugin.useTexts();
  const filters: ListFilter[] = [
    {
      key: 'complete',
      kind: 'select',
      label: t('six-must-check.field.met'),
      options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`six-must-check.complete.${value}`) })),
    },
    { key: 'venue', kind: 'text', label: t('six-must-check.field.this-venue'), wordOnly: true },
    { key: 'list', kind: 'text', label: t('six-must-check.field.this-list'), wordOnly: true },
  ];
  return (
    <RecordListPage
      records={sixMustChecks}
      title={t('nav.six-must-checks')}
      columns={[
        {
          key: 'venue',
          title: t('six-must-check.field.venue'),
          ellipsis: true,
          card: 'title',
          render: ({ venue }: SixMustCheck) => venue.title,
        },
        {
          key: 'met',
          title: t('six-must-check.field.met'),
          width: 104,
          numeric: true,
          card: 'fact',
          labelled: true,
          render: ({ met }: SixMustCheck) => t('six-must-check.met-of', { met, of: SIX }),
        },
        {
          key: 'checkedOn',
          title: t('six-must-check.field.checked-on'),
          width: 128,
          card: 'fact',
          labelled: true,
          render: ({ checkedOn }: SixMustCheck) => checkedOn,
        },
        {
          key: 'list',
          title: t('six-must-check.field.list'),
          width: 200,
          card: 'none',
          ellipsis: true,
          render: ({ list }: SixMustCheck) => list.title,
        },
      ]}
      filters={filters}
    />
  );
}
