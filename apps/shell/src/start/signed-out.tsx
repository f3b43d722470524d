import { Button } from 'antd';
import { useShellTexts } from '../texts/shell-texts.ts';
import styles from './start.module.css';

/** The session was ended in another tab or by somebody else; this one waits for the person, or for another tab's next log-in. */
export function SignedOut({ why, onLogIn }: { why: 'ended' | 'signed-out-elsewhere'; onLogIn: () => void }) {
  const t = useShellTexts();
  return (
    <main className={styles.page}>
      <div className={styles.card} role="alert">
        <span className={styles.mark} aria-hidden>
          邻
        </span>
        <h1 className={styles.title}>{t(`start.${why}.title`)}</h1>
        <p>{t(`start.${why}.why`)}</p>
        <Button type="primary" onClick={onLogIn}>
          {t('start.log-in-again')}
        </Button>
      </div>
    </main>
  );
}
