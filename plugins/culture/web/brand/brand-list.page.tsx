import { RecordListPage } from '@linli/sdk-web';
import { proposeBrandSchema } from '../../contract/index.ts';
import { clubField, venueField } from '../links/link-field.tsx';
import { plugin } from '../plugin.ts';
import { brands } from './brand.queries.ts';

export function BrandListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={brands}
      title={t('nav.brands')}
      columns={[
        { key: 'title', title: t('brand.field.title'), ellipsis: true },
        { key: 'clubTitle', title: t('brand.field.club'), width: 200, card: 'fact', ellipsis: true },
      ]}
      create={{ schema: proposeBrandSchema, fields: { clubId: clubField(), venueId: venueField() } }}
    />
  );
}
