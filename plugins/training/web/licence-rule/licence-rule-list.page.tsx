import { RecordListPage } from '@linli/sdk-web';
import { createLicenceRuleSchema } from '../../contract/index.ts';
import type { LicenceRule } from '../../contract/index.ts';
import { typeField } from '../certificate/certificate-fields.tsx';
import { plugin } from '../plugin.ts';
import { licenceRules } from './licence-rule.queries.ts';
import { useRuleOptions } from './rule-options.ts';

export function LicenceRuleListPage() {
  const t = plugin.useTexts();
  const { bodies, posts } = useRuleOptions();
  return (
    <RecordListPage
      records={licenceRules}
      title={t('nav.licence-rules')}
      columns={[
        { key: 'title', title: t('licence-rule.field.title'), ellipsis: true },
        { key: 'typeTitle', title: t('licence-rule.field.type'), width: 200, card: 'fact', ellipsis: true },
        { key: 'from', title: t('licence-rule.field.from'), width: 112, card: 'fact', labelled: true },
        {
          key: 'graceDays',
          title: t('licence-rule.field.grace'),
          width: 96,
          card: 'fact',
          render: ({ graceDays }: LicenceRule) => t('licence-rule.days', { days: graceDays }),
        },
      ]}
      create={{
        schema: createLicenceRuleSchema,
        fields: {
          post: { control: 'select', options: posts },
          organisationType: { control: 'select', options: bodies },
          typeId: typeField,
        },
      }}
    />
  );
}
