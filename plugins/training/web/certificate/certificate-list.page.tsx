import { RecordListPage, useCan } from '@linli/sdk-web';
import { Link } from 'react-router';
import {
  CERTIFICATE_STANDINGS,
  CERTIFICATE_TYPE_PERMISSION,
  LICENCE_RULE_PERMISSION,
  issueCertificateSchema,
  lastDayOf,
} from '../../contract/index.ts';
import type { Certificate } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { certificateTypes } from '../certificate-type/certificate-type.queries.ts';
import { licenceRules } from '../licence-rule/licence-rule.queries.ts';
import { personField, typeField } from './certificate-fields.tsx';
import { CertificateStandingTag } from './certificate-standing.tsx';
import { certificates } from './certificate.queries.ts';

export function CertificateListPage() {
  const t = plugin.useTexts();
  const standings = CERTIFICATE_STANDINGS.map((value) => ({ value, label: t(`certificate.standing.${value}`) }));
  const types = certificateTypes.useAddress();
  const rules = licenceRules.useAddress();
  const mayReadTypes = useCan(CERTIFICATE_TYPE_PERMISSION.read);
  const mayReadRules = useCan(LICENCE_RULE_PERMISSION.read);
  const settings = [
    ...(mayReadTypes ? [{ key: 'types', label: t('nav.certificate-types'), href: types.list() }] : []),
    ...(mayReadRules ? [{ key: 'rules', label: t('nav.licence-rules'), href: rules.list() }] : []),
  ];
  return (
    <>
      <RecordListPage
        records={certificates}
        title={t('nav.certificates')}
        columns={[
          { key: 'title', title: t('certificate.field.title'), ellipsis: true },
          {
            key: 'holder',
            title: t('certificate.field.holder'),
            width: 96,
            card: 'fact',
            render: (row: Certificate) => row.holder.name,
          },
          { key: 'code', title: t('certificate.field.code'), width: 128, card: 'fact' },
          {
            key: 'validTo',
            title: t('certificate.field.last-day'),
            width: 112,
            card: 'fact',
            labelled: true,
            render: ({ validTo }: Certificate) => lastDayOf(validTo) ?? t('certificate.for-good'),
          },
          {
            key: 'standing',
            title: t('certificate.field.standing'),
            width: 96,
            card: 'fact',
            render: ({ standing }: Certificate) => <CertificateStandingTag standing={standing} />,
          },
        ]}
        filters={[
          {
            key: 'standing',
            kind: 'select',
            multiple: true,
            label: t('certificate.field.standing'),
            options: standings,
          },
          { key: 'endingWithin', kind: 'text', label: t('certificate.field.ending-within'), wordOnly: true },
        ]}
        actions={settings}
        create={{ schema: issueCertificateSchema, fields: { personId: personField, typeId: typeField } }}
      />
      <p>
        <Link to={plugin.path('certificate-check')}>{t('nav.certificate-check')}</Link>
      </p>
    </>
  );
}
