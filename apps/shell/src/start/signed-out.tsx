import { Button } from 'antd';
import { useShellTexts } from '../texts/shell-texts.ts';
import styles from './start.module.css';

/** The session was ended in another tab; this one waits for the person, or for the other tab's next log-in. */
export function SignedOut({ onLogIn }: { onLogIn: () => void }) {
  const t = useShellTexts();
  return (
    <main className={styles.page}>
      <div className={styles.card} role="alert">
        <span className={styles.mark} aria-hidden>
          邻
        </span>
        <h1 className={styles.title}>{t('start.signed-out.title')}</h1>
        <p>{t('start.signed-out.why')}</p>
        <Button type="primary" onClick={onLogIn}>
          {t('start.signed-out.log-in')}
        </Button>
      </div>
    </main>
  );
}
