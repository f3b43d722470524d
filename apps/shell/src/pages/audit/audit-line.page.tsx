import { PageHeader } from '@linli/sdk-web';
import { useParams } from 'react-router';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AuditLine } from './audit-line.tsx';
import styles from './audit.module.css';

/** One line of the audit log, at an address of its own. */
export function AuditLinePage() {
  const t = useShellTexts();
  const { id = '' } = useParams();
  const title = t('audit.line-title', { id });
  useDocumentTitle(title);
  return (
    <article className={styles.page}>
      <PageHeader title={title} breadcrumb={[{ label: t('menu.audit'), href: '/audit' }, { label: title }]} />
      <div className={styles.card}>
        <AuditLine id={id} />
      </div>
    </article>
  );
}
