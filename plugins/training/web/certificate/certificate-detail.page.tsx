import { RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { lastDayOf } from '../../contract/index.ts';
import type { CertificateDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { CertificateSheet } from './certificate-sheet.tsx';
import { CertificateStandingTag } from './certificate-standing.tsx';
import { certificates } from './certificate.queries.ts';

export function CertificateDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const address = certificates.useAddress();
  const linkTo = (other: CertificateDetail['replaces']) =>
    other && <Link to={address.record(other.id)}>{other.code}</Link>;
  return (
    <RecordPage
      id={id}
      records={certificates}
      list={t('nav.certificates')}
      title={({ title, holder }) => `${holder.name} · ${title}`}
      facts={({ standing, code, issuedOn, validTo, basis, replaces, replacedBy }) => [
        {
          key: 'standing',
          label: t('certificate.field.standing'),
          value: <CertificateStandingTag standing={standing} />,
        },
        { key: 'code', label: t('certificate.field.code'), value: code },
        { key: 'issuedOn', label: t('certificate.field.issued-on'), value: issuedOn },
        {
          key: 'lastDay',
          label: t('certificate.field.last-day'),
          value: lastDayOf(validTo) ?? t('certificate.for-good'),
        },
        { key: 'basis', label: t('certificate.field.basis'), value: basis },
        { key: 'replaces', label: t('certificate.field.replaces'), value: linkTo(replaces) },
        { key: 'replacedBy', label: t('certificate.field.replaced-by'), value: linkTo(replacedBy) },
      ]}
    >
      {(certificate) => <CertificateSheet certificate={certificate} />}
    </RecordPage>
  );
}
