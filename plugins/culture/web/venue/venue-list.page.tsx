import { RecordListPage } from '@linli/sdk-web';
import type { ListFilter } from '@linli/sdk-web';
import { FUNCTIONS, SIX_MUST_STANDINGS, VENUE_KINDS, createVenueSchema } from '../../contract/index.ts';
import type { Venue } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { useVenueFields } from './use-venue-fields.tsx';
import { venues } from './venue.queries.ts';

export function VenueListPage() {
  const t = plugin.useTexts();
  const fields = useVenueFields();
  const filters: ListFilter[] = [
    {
      key: 'kind',
      kind: 'select',
      multiple: true,
      label: t('venue.field.kind'),
      options: VENUE_KINDS.map((value) => ({ value, label: t(`venue.kind.${value}`) })),
    },
    {
      key: 'missing',
      kind: 'select',
      label: t('venue.field.missing'),
      options: FUNCTIONS.map((value) => ({ value, label: t(`venue.function.${value}`) })),
    },
    {
      key: 'offHours',
      kind: 'select',
      label: t('venue.field.off-hours'),
      options: [{ value: 'yes', label: t('venue.off-hours.yes') }],
    },
    {
      key: 'sixMust',
      kind: 'select',
      label: t('venue.six-must'),
      options: SIX_MUST_STANDINGS.map((value) => ({ value, label: t(`venue.six-must.is.${value}`) })),
    },
    { key: 'openOn', kind: 'text', label: t('venue.field.open-on'), wordOnly: true },
  ];
  return (
    <RecordListPage
      records={venues}
      title={t('nav.venues')}
      columns={[
        { key: 'title', title: t('venue.field.title'), ellipsis: true },
        {
          key: 'kind',
          title: t('venue.field.kind'),
          width: 168,
          card: 'fact',
          render: ({ kind }: Venue) => t(`venue.kind.${kind}`),
        },
        {
          key: 'functions',
          title: t('venue.field.function-count'),
          width: 96,
          numeric: true,
          card: 'none',
          render: ({ functions }: Venue) => t('venue.functions.of', { count: functions.length, of: FUNCTIONS.length }),
        },
        {
          key: 'offTimes',
          title: t('venue.field.off-hours'),
          width: 136,
          numeric: true,
          card: 'none',
          render: ({ openTimes }: Venue) =>
            t('venue.hours.a-week', { count: (openTimes.evening + openTimes.weekend) / 60 }),
        },
      ]}
      filters={filters}
      create={{ schema: createVenueSchema, fields }}
    />
  );
}
