import { RecordListPage } from '@linli/sdk-web';
import type { Opinion } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { opinions } from './opinion.queries.ts';

export function OpinionListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={opinions}
      title={t('nav.opinions')}
      columns={[
        { key: 'organisation', title: t('opinion.field.organisation'), ellipsis: true },
        { key: 'no', title: t('opinion.field.no'), width: 96, card: 'fact' },
        {
          key: 'verdict',
          title: t('opinion.field.verdict'),
          width: 120,
          render: ({ verdict }: Opinion) => t(`opinion.verdict.${verdict ?? 'none'}`),
        },
        {
          key: 'dueOn',
          title: t('opinion.field.due-on'),
          width: 152,
          card: 'fact',
          render: ({ dueOn, isOverdue }: Opinion) => (isOverdue ? `${dueOn} ${t('opinion.overdue')}` : dueOn),
        },
      ]}
    />
  );
}
