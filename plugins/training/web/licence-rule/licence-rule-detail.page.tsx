import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { licenceRules } from './licence-rule.queries.ts';

export function LicenceRuleDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={licenceRules}
      list={t('nav.licence-rules')}
      title={({ title }) => title}
      facts={({ typeTitle, from, graceDays }) => [
        { key: 'type', label: t('licence-rule.field.type'), value: typeTitle },
        { key: 'from', label: t('licence-rule.field.from'), value: from },
        { key: 'grace', label: t('licence-rule.field.grace'), value: t('licence-rule.days', { days: graceDays }) },
      ]}
    >
      {({ note }) => <DetailText title={t('licence-rule.field.note')} text={note} none={t('licence-rule.note.none')} />}
    </RecordPage>
  );
}
