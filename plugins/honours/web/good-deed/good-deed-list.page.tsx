import { RecordListPage } from '@linli/sdk-web';
import { tellGoodDeedSchema } from '../../contract/index.ts';
import type { GoodDeed } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { goodDeeds } from './good-deed.queries.ts';

export function GoodDeedListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={goodDeeds}
      title={t('nav.good-deeds')}
      columns={[
        {
          key: 'title',
          title: t('good-deed.field.title'),
          ellipsis: true,
          render: ({ title }: GoodDeed) => title ?? t('good-deed.gone'),
        },
        { key: 'doneOn', title: t('good-deed.field.done-on'), width: 112, card: 'fact' },
        {
          key: 'naming',
          title: t('good-deed.field.naming'),
          width: 136,
          render: ({ naming }: GoodDeed) => t(`good-deed.naming.${naming}`),
        },
      ]}
      filters={[{ key: 'shownOn', kind: 'text', label: t('good-deed.field.shown-on'), wordOnly: true }]}
      create={{ schema: tellGoodDeedSchema }}
    />
  );
}
