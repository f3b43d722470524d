import { Late } from '@linli/sdk-web';
import { useShellTexts } from '../texts/shell-texts.ts';
import styles from './start.module.css';

/** Between the first byte and the app: nothing at all for a glance, then one quiet line. */
export function StartWaiting() {
  const t = useShellTexts();
  return (
    <div className={styles.waiting}>
      <Late>
        <span className={styles.mark} aria-hidden>
          邻
        </span>
        <p>{t('start.waiting')}</p>
      </Late>
    </div>
  );
}
