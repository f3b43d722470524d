import { RecordListPage } from '@linli/sdk-web';
import { HONOUR_CLASSES, NOMINATION_SOURCES, enterNominationSchema } from '../../contract/index.ts';
import type { Nomination } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { NOMINATION_FIELDS } from './nomination-fields.tsx';
import { nominations } from './nomination.queries.ts';

export function NominationListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={nominations}
      title={t('nav.nominations')}
      columns={[
        { key: 'no', title: t('nomination.field.no'), width: 72, card: 'fact', labelled: true },
        {
          key: 'nominee',
          title: t('nomination.field.nominee'),
          width: 160,
          card: 'title',
          render: ({ nominee }: Nomination) => nominee ?? t('nomination.cleared.short'),
        },
        {
          key: 'class',
          title: t('nomination.field.class'),
          width: 104,
          card: 'fact',
          render: ({ class: honour }: Nomination) => honour && t(`honour-class.${honour}`),
        },
        {
          key: 'round',
          title: t('nomination.field.round'),
          card: 'none',
          ellipsis: true,
          render: ({ round }: Nomination) => round.name,
        },
        {
          key: 'source',
          title: t('nomination.field.source'),
          width: 96,
          card: 'none',
          render: ({ source }: Nomination) => source && t(`nomination.source.${source}`),
        },
      ]}
      filters={[
        {
          key: 'class',
          kind: 'select',
          label: t('nomination.field.class'),
          options: HONOUR_CLASSES.map((value) => ({ value, label: t(`honour-class.${value}`) })),
        },
        {
          key: 'source',
          kind: 'select',
          label: t('nomination.field.source'),
          options: NOMINATION_SOURCES.map((value) => ({ value, label: t(`nomination.source.${value}`) })),
        },
        { key: 'round', kind: 'text', label: t('nomination.field.round'), wordOnly: true },
      ]}
      actions={[{ key: 'sheet', label: t('nav.nomination-sheet'), href: plugin.path('nomination-sheet') }]}
      create={{ schema: enterNominationSchema, fields: NOMINATION_FIELDS }}
    />
  );
}
