import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { certificateTypes } from './certificate-type.queries.ts';

export function CertificateTypeDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={certificateTypes}
      list={t('nav.certificate-types')}
      title={({ title }) => title}
      facts={({ source, validYears }) => [
        {
          key: 'source',
          label: t('certificate-type.field.source'),
          value: t(`certificate-type.create.source.option.${source}`),
        },
        {
          key: 'validYears',
          label: t('certificate-type.field.valid'),
          value: validYears === null ? t('certificate.for-good') : t('certificate-type.years', { years: validYears }),
        },
      ]}
    >
      {({ note }) => (
        <DetailText title={t('certificate-type.field.note')} text={note} none={t('certificate-type.note.none')} />
      )}
    </RecordPage>
  );
}
