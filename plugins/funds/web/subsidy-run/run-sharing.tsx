import { DetailSection } from '@linli/sdk-web';
import type { SubsidyRunDetail } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import styles from './subsidy-run.module.css';

/** How the total was shared, so that anybody can do the sum again. */
export function RunSharing({ run: { sharing, people } }: { run: SubsidyRunDetail }) {
  const t = plugin.useTexts();
  if (!sharing) return null;
  const { baseFen, extra, startsAt } = sharing;
  return (
    <DetailSection title={t('subsidy-run.sharing.section')}>
      <p className={styles.told}>
        {t('subsidy-run.sharing.told', { people, base: moneyText(baseFen) })}
        {extra > 0 ? t('subsidy-run.sharing.extra', { extra, start: startsAt }) : t('subsidy-run.sharing.even')}
      </p>
    </DetailSection>
  );
}
