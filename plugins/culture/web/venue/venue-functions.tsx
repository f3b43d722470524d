import { DetailSection } from '@linli/sdk-web';
import { FUNCTIONS } from '../../contract/index.ts';
import type { VenueFunction } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from '../parts/parts.module.css';

/** The six functions of a centre: those it has, and those that are missing. */
export function VenueFunctions({ functions }: { functions: readonly VenueFunction[] }) {
  const t = plugin.useTexts();
  const missing = FUNCTIONS.filter((each) => !functions.includes(each));
  return (
    <DetailSection title={t('venue.field.functions')}>
      <ul className={styles.functions}>
        {functions.map((each) => (
          <li key={each}>{t(`venue.function.${each}`)}</li>
        ))}
        {missing.map((each) => (
          <li key={each} className={styles.missing}>
            {t('venue.functions.missing', { what: t(`venue.function.${each}`) })}
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}
