import { RecordListPage } from '@linli/sdk-web';
import { createHireSchema } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { hires } from './hire.queries.ts';

export function HireListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={hires}
      title={t('nav.hires')}
      columns={[{ key: 'title', title: t('hire.field.title'), ellipsis: true }]}
      create={{ schema: createHireSchema }}
    />
  );
}
