import { RecordListPage } from '@linli/sdk-web';
import { HONOUR_CLASSES, enterAwardSchema } from '../../contract/index.ts';
import type { Award } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { useAwardNames } from './award-names.ts';
import { awards } from './award.queries.ts';

export function AwardListPage() {
  const t = plugin.useTexts();
  const names = useAwardNames();
  const classes = HONOUR_CLASSES.map((value) => ({ value, label: t(`honour-class.${value}`) }));
  return (
    <RecordListPage
      records={awards}
      title={t('nav.awards')}
      columns={[
        { key: 'name', title: t('award.field.name'), render: ({ id }: Award) => names.get(id) ?? t('award.nobody') },
        {
          key: 'class',
          title: t('award.field.class'),
          width: 120,
          card: 'fact',
          render: ({ class: kind }: Award) => t(`honour-class.${kind}`),
        },
        { key: 'year', title: t('award.field.year'), width: 88, card: 'fact' },
        {
          key: 'onWall',
          title: t('award.field.on-wall'),
          width: 96,
          render: ({ onWall }: Award) => t(`award.on-wall.${onWall ? 'yes' : 'no'}`),
        },
      ]}
      filters={[{ key: 'class', kind: 'select', label: t('award.field.class'), options: classes }]}
      create={{ schema: enterAwardSchema }}
    />
  );
}
