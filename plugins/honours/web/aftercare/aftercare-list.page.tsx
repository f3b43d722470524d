import { RecordListPage } from '@linli/sdk-web';
import { Tag } from 'antd';
import type { Aftercare } from '../../contract/index.ts';
import { useAwardNames } from '../award/award-names.ts';
import { plugin } from '../plugin.ts';
import { aftercare } from './aftercare.queries.ts';

export function AftercareListPage() {
  const t = plugin.useTexts();
  const names = useAwardNames();
  return (
    <RecordListPage
      records={aftercare}
      title={t('nav.aftercare')}
      columns={[
        { key: 'what', title: t('aftercare.field.what'), ellipsis: true },
        {
          key: 'award',
          title: t('aftercare.field.award'),
          width: 112,
          card: 'fact',
          render: ({ awardId }: Aftercare) => names.get(awardId) ?? t('award.nobody'),
        },
        { key: 'promisedBy', title: t('aftercare.field.promised-by'), width: 200, ellipsis: true },
        {
          key: 'dueOn',
          title: t('aftercare.field.due-on'),
          width: 160,
          card: 'fact',
          render: ({ dueOn, isOverdue }: Aftercare) => (
            <>
              {dueOn} {isOverdue && <Tag color="warning">{t('aftercare.overdue')}</Tag>}
            </>
          ),
        },
      ]}
      filters={[{ key: 'dueBy', kind: 'text', label: t('aftercare.field.due-by'), wordOnly: true }]}
    />
  );
}
