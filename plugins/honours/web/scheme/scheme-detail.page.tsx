import { DetailText, RecordPage } from '@linli/sdk-web';
import { useClassWords } from '../honour-classes.tsx';
import { plugin } from '../plugin.ts';
import { schemes } from './scheme.queries.ts';

export function SchemeDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const words = useClassWords();
  return (
    <RecordPage
      id={id}
      records={schemes}
      list={t('nav.schemes')}
      title={({ title }) => title}
      facts={({ classes, decidedAt, storyMonths, consentVersion }) => [
        { key: 'classes', label: t('scheme.field.classes'), value: words(classes) },
        { key: 'decidedAt', label: t('scheme.field.decided-at'), value: t(`scheme.decidedAt.${decidedAt}`) },
        { key: 'months', label: t('scheme.field.story-months'), value: t('scheme.months', { n: storyMonths }) },
        {
          key: 'consent',
          label: t('scheme.field.consent'),
          value: t('scheme.consent.version', { version: consentVersion }),
        },
      ]}
    >
      {({ consentText }) => <DetailText title={t('scheme.field.consent')} text={consentText} none="" />}
    </RecordPage>
  );
}
