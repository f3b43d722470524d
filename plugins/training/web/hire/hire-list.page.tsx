import { RecordListPage } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import type { Hire } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { recruitmentBatches } from '../recruitment-batch/recruitment-batch.queries.ts';
import { hires } from './hire.queries.ts';

export function HireListPage() {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const batches = useQuery(recruitmentBatches.page(api, { pageSize: 100 }));
  const options = (batches.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <RecordListPage
      records={hires}
      title={t('nav.hires')}
      columns={[
        { key: 'name', title: t('hire.field.name'), width: 112 },
        {
          key: 'organisation',
          title: t('hire.field.organisation'),
          card: 'fact',
          ellipsis: true,
          render: ({ organisation }: Hire) => organisation.name,
        },
        {
          key: 'post',
          title: t('hire.field.post'),
          width: 112,
          card: 'fact',
          render: ({ post }: Hire) => t(`hire.post.${post}`),
        },
        { key: 'doneOn', title: t('hire.field.done-on'), width: 120, card: 'none' },
      ]}
      filters={[
        { key: 'batch', kind: 'select', label: t('hire.field.batch'), options },
        { key: 'doneBy', kind: 'text', label: t('hire.field.done-by'), wordOnly: true },
      ]}
    />
  );
}
