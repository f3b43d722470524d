import type { AuditDetail } from '@linli/contracts';
import { Facts, QueryState, StateTag, TimeText, useApi, useCan, useLocale } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { Link } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AuditDifference } from './audit-difference.tsx';
import { AuditGrants } from './audit-grants.tsx';
import { clockText, OUTCOME_TONE, targetText } from './audit-words.ts';
import { auditLineQuery } from './audit.queries.ts';
import styles from './audit.module.css';

/** One line with all that it says: who, what, on which grant, what changed, and the seal it stands under. */
export function AuditLine({ id }: { id: string }) {
  const line = useQuery(auditLineQuery(useApi(), id));
  return <QueryState query={line}>{(detail) => <LineParts line={detail} />}</QueryState>;
}

function LineParts({ line }: { line: AuditDetail }) {
  const t = useShellTexts();
  return (
    <div className={styles.parts}>
      {!line.vouched && <p className={styles.warning}>{t('audit.not-vouched')}</p>}
      <LineFacts line={line} />
      <section>
        <h2 className={styles.heading}>{t('audit.changes')}</h2>
        {line.changes.length > 0 ? (
          <AuditDifference changes={line.changes} />
        ) : (
          <p className={styles.quiet}>{t('audit.no-changes')}</p>
        )}
        {line.encrypted > 0 && <p className={styles.quiet}>{t('audit.encrypted')}</p>}
      </section>
      <AuditGrants line={line} />
      <Seal line={line} />
    </div>
  );
}

function LineFacts({ line }: { line: AuditDetail }) {
  const t = useShellTexts();
  const readsUnits = useCan('core.unit.read');
  const readsAccounts = useCan('core.account.read');
  const { target, unit, permission } = line;
  return (
    <Facts
      items={[
        { key: 'at', label: t('audit.at'), value: <TimeText at={line.at} /> },
        {
          key: 'actor',
          label: t('audit.actor'),
          value: (
            <>
              {line.accountId !== null && readsAccounts ? (
                <Link to={`/accounts/${line.accountId}`}>{line.actor}</Link>
              ) : (
                line.actor
              )}
              <Link className={styles.more} to={`/audit?actor=${encodeURIComponent(line.actor)}`}>
                {t('audit.all-of-actor')}
              </Link>
            </>
          ),
        },
        { key: 'action', label: t('audit.action'), value: line.action.title },
        {
          key: 'outcome',
          label: t('audit.outcome-word'),
          value: <StateTag tone={OUTCOME_TONE[line.outcome]}>{t(`audit.outcome.${line.outcome}`)}</StateTag>,
        },
        {
          key: 'target',
          label: t('audit.target'),
          value: target && (
            <>
              {targetText(t, line)}
              {target.title === null && <div className={styles.code}>{target.id}</div>}
              <Link className={styles.more} to={`/audit?targetId=${encodeURIComponent(target.id)}`}>
                {t('audit.all-of-target')}
              </Link>
            </>
          ),
        },
        { key: 'reason', label: t('audit.reason'), value: line.reason },
        {
          key: 'unit',
          label: t('audit.unit'),
          value: unit && (readsUnits ? <Link to={`/units/${unit.id}`}>{unit.name}</Link> : unit.name),
        },
        { key: 'permission', label: t('audit.permission'), value: permission?.title },
        { key: 'plugin', label: t('audit.plugin'), value: line.plugin.title },
        {
          key: 'request',
          label: t('audit.request'),
          value: (
            <Typography.Text copyable className={styles.code}>
              {line.requestId}
            </Typography.Text>
          ),
        },
      ]}
    />
  );
}

function Seal({ line: { id, seal } }: { line: AuditDetail }) {
  const t = useShellTexts();
  const locale = useLocale();
  return (
    <section>
      <h2 className={styles.heading}>{t('audit.seal')}</h2>
      {seal ? (
        <p className={styles.text}>
          {t('audit.sealed-line', { batch: seal.batch, time: clockText(seal.sealedAt, locale), day: seal.day })}
        </p>
      ) : (
        <p className={styles.quiet}>{t('audit.not-sealed')}</p>
      )}
      <p className={styles.quiet}>{t('audit.number', { id })}</p>
    </section>
  );
}
