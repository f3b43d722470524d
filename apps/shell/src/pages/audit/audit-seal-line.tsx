import { CheckCircleOutlined, ClockCircleOutlined } from '@ant-design/icons';
import { MOST_PENDING } from '@linli/contracts';
import { useApi, useLocale } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { clockText } from './audit-words.ts';
import { auditStateQuery } from './audit.queries.ts';
import styles from './audit.module.css';

/** How far the log is sealed: 已封存到 14:05:03，第 1234 批. */
export function AuditSealLine() {
  const t = useShellTexts();
  const locale = useLocale();
  const { data } = useQuery(auditStateQuery(useApi()));
  if (!data) return <>{t('audit.description')}</>;
  const { sealedAt, batch, pending } = data;
  return (
    <span className={styles.state} role="status">
      {t('audit.description')}
      {sealedAt === null || batch === null ? (
        <span>
          <ClockCircleOutlined aria-hidden="true" /> {t('audit.nothing-sealed')}
        </span>
      ) : (
        <span className={styles.sealed}>
          <CheckCircleOutlined aria-hidden="true" />{' '}
          {t('audit.sealed-to', { time: clockText(sealedAt, locale), batch })}
          {pending > 0 && t('audit.pending', { count: pending < MOST_PENDING ? pending : `${MOST_PENDING}+` })}
        </span>
      )}
    </span>
  );
}
