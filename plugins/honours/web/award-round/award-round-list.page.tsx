import { RecordListPage } from '@linli/sdk-web';
import { planAwardRoundSchema } from '../../contract/index.ts';
import type { AwardRound } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { schemes } from '../scheme/scheme.queries.ts';
import { awardRounds } from './award-round.queries.ts';
import { ROUND_FIELDS } from './round-fields.tsx';

/** Rounds of the unit in the header, and those that units above hold for it. */
export function AwardRoundListPage() {
  const t = plugin.useTexts();
  const schemeAddress = schemes.useAddress();
  return (
    <RecordListPage
      records={awardRounds}
      title={t('nav.award-rounds')}
      unitAs="for"
      columns={[
        { key: 'title', title: t('award-round.field.title'), ellipsis: true },
        { key: 'year', title: t('award-round.field.year'), width: 80, numeric: true, card: 'none' },
        { key: 'schemeTitle', title: t('award-round.field.scheme'), width: 200, card: 'none', ellipsis: true },
        {
          key: 'days',
          title: t('award-round.field.days'),
          width: 216,
          card: 'fact',
          render: ({ opensOn, closesOn }: AwardRound) => t('award-round.days', { from: opensOn, to: closesOn }),
        },
        { key: 'seats', title: t('award-round.field.seats'), width: 96, numeric: true, card: 'none' },
      ]}
      actions={[
        { key: 'schemes', label: t('nav.schemes'), href: schemeAddress.list() },
        { key: 'sheet', label: t('nav.nomination-sheet'), href: plugin.path('nomination-sheet') },
      ]}
      create={{ schema: planAwardRoundSchema, fields: ROUND_FIELDS }}
    />
  );
}
