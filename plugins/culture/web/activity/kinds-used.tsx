import { addDays, dayOf } from '@linli/contracts';
import { QueryState } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { plugin } from '../plugin.ts';
import styles from './activity.module.css';
import { kindsUsedQuery } from './activity.queries.ts';

const YEAR = 365;

/** Which kinds a unit has used in the past year, and in words that it only ever does two of them. No unit is beside another. */
export function KindsUsedPanel({ unitId }: { unitId: number }) {
  const t = plugin.useTexts();
  const to = dayOf(new Date());
  const from = addDays(to, 1 - YEAR);
  const used = useQuery(kindsUsedQuery(plugin.useApi(), { unit: unitId, from, to }));
  return (
    <section className={styles.panel} aria-label={t('kinds-used.title')}>
      <h2>{t('kinds-used.title')}</h2>
      <QueryState query={used} size="inline">
        {({ items, total, onlyPlain }) =>
          total === 0 ? (
            <p className={styles.note}>{t('activity.unit.none')}</p>
          ) : (
            <>
              <p>{t('kinds-used.total', { from, to, total, kinds: items.length })}</p>
              <ul className={styles.kinds}>
                {items.map(({ kind, count }) => (
                  <li key={kind} className={styles.kind}>
                    {t('kinds-used.count', { kind: t(`activity.kind.${kind}`), count })}
                  </li>
                ))}
              </ul>
              {onlyPlain && <Alert type="info" showIcon title={t('kinds-used.only-plain')} />}
              <p className={styles.note}>{t('kinds-used.life')}</p>
            </>
          )
        }
      </QueryState>
    </section>
  );
}
