import { RecordListPage } from '@linli/sdk-web';
import { createCertificateTypeSchema } from '../../contract/index.ts';
import type { CertificateType } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { certificateTypes } from './certificate-type.queries.ts';

export function CertificateTypeListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={certificateTypes}
      title={t('nav.certificate-types')}
      columns={[
        { key: 'title', title: t('certificate-type.field.title'), ellipsis: true },
        {
          key: 'source',
          title: t('certificate-type.field.source'),
          width: 160,
          card: 'fact',
          render: ({ source }: CertificateType) => t(`certificate-type.create.source.option.${source}`),
        },
        {
          key: 'validYears',
          title: t('certificate-type.field.valid'),
          width: 96,
          card: 'fact',
          render: ({ validYears }: CertificateType) =>
            validYears === null ? t('certificate.for-good') : t('certificate-type.years', { years: validYears }),
        },
      ]}
      create={{ schema: createCertificateTypeSchema }}
    />
  );
}
