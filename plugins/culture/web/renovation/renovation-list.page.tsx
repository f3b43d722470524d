import { RecordListPage } from '@linli/sdk-web';
import type { ListFilter } from '@linli/sdk-web';
import { VENUE_KINDS, planRenovationSchema } from '../../contract/index.ts';
import type { Renovation } from '../../contract/index.ts';
import { venueField } from '../parts/venue-field.tsx';
import { plugin } from '../plugin.ts';
import { renovations } from './renovation.queries.ts';

export function RenovationListPage() {
  const t = plugin.useTexts();
  const filters: ListFilter[] = [
    {
      key: 'kind',
      kind: 'select',
      multiple: true,
      label: t('venue.field.kind'),
      options: VENUE_KINDS.map((value) => ({ value, label: t(`venue.kind.${value}`) })),
    },
    { key: 'acceptedTo', kind: 'text', label: t('renovation.field.accepted-to'), wordOnly: true },
    { key: 'venue', kind: 'text', label: t('renovation.field.this-venue'), wordOnly: true },
  ];
  return (
    <RecordListPage
      records={renovations}
      title={t('nav.renovations')}
      columns={[
        {
          key: 'venue',
          title: t('renovation.field.venue'),
          ellipsis: true,
          card: 'title',
          render: ({ venue }: Renovation) => venue.title,
        },
        { key: 'title', title: t('renovation.field.title'), width: 200, card: 'fact', ellipsis: true },
        {
          key: 'dates',
          title: t('renovation.field.dates'),
          width: 216,
          card: 'none',
          render: (each: Renovation) => t('renovation.dates', { from: each.startsOn, to: each.endsOn }),
        },
        {
          key: 'acceptedOn',
          title: t('renovation.field.accepted-on'),
          width: 128,
          card: 'none',
          render: ({ acceptedOn }: Renovation) => acceptedOn ?? '—',
        },
      ]}
      filters={filters}
      create={{ schema: planRenovationSchema, fields: { venueId: venueField } }}
    />
  );
}
