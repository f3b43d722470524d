import type { AuditCheck } from '@linli/contracts';
import { ErrorState, useApi, useLocale, usePhone } from '@linli/sdk-web';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Typography } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { clockText, findingText } from './audit-words.ts';
import { auditWordsQuery, checkAudit } from './audit.queries.ts';
import styles from './audit.module.css';

/** Goes through the newest lines now and says in words what does not agree; older ones a step at a time. */
export function AuditCheckDrawer({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useShellTexts();
  const api = useApi();
  const phone = usePhone();
  const check = useMutation({ mutationFn: (before: number | undefined) => checkAudit(api, before) });
  const { data, error, isPending } = check;
  return (
    <Drawer open={open} size={phone ? '100%' : 560} title={t('audit.check.title')} onClose={onClose}>
      <div className={styles.parts}>
        <p className={styles.text}>{t('audit.check.what')}</p>
        <div className={styles.buttons}>
          <Button type="primary" loading={isPending} onClick={() => check.mutate(undefined)}>
            {t(data ? 'audit.check.again' : 'audit.check.verb')}
          </Button>
          {typeof data?.before === 'number' && (
            <Button loading={isPending} onClick={() => check.mutate(data.before ?? undefined)}>
              {t('audit.check.older')}
            </Button>
          )}
        </div>
        {error && !isPending && <ErrorState error={error} size="inline" />}
        {data && <CheckResult result={data} />}
        <p className={styles.quiet}>
          {t('audit.check.whole')} <Typography.Text code>npx linli audit verify</Typography.Text>
        </p>
      </div>
    </Drawer>
  );
}

function CheckResult({ result }: { result: AuditCheck }) {
  const t = useShellTexts();
  const locale = useLocale();
  const words = useQuery(auditWordsQuery(useApi())).data;
  const { ok, lines, batches, sealed, findings, count, pending } = result;
  const what = [
    batches && sealed
      ? t('audit.check.range', {
          ...batches,
          lines,
          start: clockText(sealed.from, locale),
          end: clockText(sealed.to, locale),
        })
      : batches
        ? t('audit.check.batches', { ...batches, lines })
        : t('audit.check.empty'),
    ...(pending > 0 ? [t('audit.check.pending', { count: pending })] : []),
  ].join('');
  return (
    <Alert
      role={ok ? 'status' : 'alert'}
      type={ok ? 'success' : 'error'}
      showIcon
      title={ok ? t('audit.check.ok') : t('audit.check.bad', { count })}
      description={
        <>
          <p className={styles.text}>{what}</p>
          {!ok && (
            <ul className={styles.findings}>
              {findings.map((finding, index) => (
                <li key={`${finding.kind} ${finding.line ?? finding.batch ?? index}`}>
                  {findingText(t, finding, words)}
                  {finding.anchor && (
                    <span className={styles.quiet}>
                      {t('audit.finding.at', { file: finding.anchor.file, line: finding.anchor.line })}
                    </span>
                  )}
                </li>
              ))}
              {count > findings.length && <li>{t('audit.check.more', { count: count - findings.length })}</li>}
            </ul>
          )}
          {!ok && <p className={styles.text}>{t('audit.check.next')}</p>}
        </>
      }
    />
  );
}
