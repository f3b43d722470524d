import { Facts, PageHeader, QueryState } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useSearchParams } from 'react-router';
import { lastDayOf } from '../../contract/index.ts';
import type { CertificateCheck } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { CertificateStandingTag } from './certificate-standing.tsx';
import styles from './certificate.module.css';

/** Is this paper good? What is asked stands in the address, so that a code on a paper can be a link. */
export function CertificateCheckPage() {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const [search, setSearch] = useSearchParams();
  const code = search.get('code')?.trim() ?? '';
  const query = useQuery({
    queryKey: [plugin.id, 'certificate-check', code],
    queryFn: ({ signal }) => api.get<CertificateCheck>('certificates/check', { query: { code }, signal }),
    enabled: code !== '',
    retry: false,
  });
  const ask = (typed: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.set('code', typed.trim());
      return next;
    });
  return (
    <>
      <PageHeader title={t('nav.certificate-check')} description={t('certificate-check.about')} />
      <div className={styles.check}>
        <Input.Search
          defaultValue={code}
          aria-label={t('certificate.field.code')}
          placeholder={t('certificate-check.placeholder')}
          enterButton={t('certificate-check.verb')}
          maxLength={40}
          onSearch={ask}
        />
        {code !== '' && <QueryState query={query}>{(answer) => <Answer answer={answer} />}</QueryState>}
      </div>
    </>
  );
}

function Answer({ answer: { code, certificate } }: { answer: CertificateCheck }) {
  const t = plugin.useTexts();
  if (!certificate)
    return (
      <p role="status" className={styles.result}>
        {t('certificate-check.unknown', { code })}
      </p>
    );
  const { title, holder, issuedOn, validTo, standing } = certificate;
  return (
    <div role="status" className={styles.result}>
      <Facts
        items={[
          {
            key: 'standing',
            label: t('certificate.field.standing'),
            value: <CertificateStandingTag standing={standing} />,
          },
          { key: 'title', label: t('certificate.field.title'), value: title },
          { key: 'holder', label: t('certificate.field.holder'), value: holder },
          { key: 'code', label: t('certificate.field.code'), value: code },
          { key: 'issuedOn', label: t('certificate.field.issued-on'), value: issuedOn },
          {
            key: 'lastDay',
            label: t('certificate.field.last-day'),
            value: lastDayOf(validTo) ?? t('certificate.for-good'),
          },
        ]}
      />
    </div>
  );
}
