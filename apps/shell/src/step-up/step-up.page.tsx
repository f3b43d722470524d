import type { Locale } from '@linli/sdk-web';
import { LinliProvider } from '@linli/sdk-web';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { StartWaiting } from '../start/start-waiting.tsx';
import styles from '../start/start.module.css';
import { readLocale } from '../texts/locale.ts';
import { shellText, useShellTexts } from '../texts/shell-texts.ts';
import { NotProvedError, proveAgain } from './prove-again.ts';

type Phase = 'asking' | 'proved' | 'not-proved' | 'away';

/** The other tab gets the message before this one is gone. */
const CLOSE_MS = 300;

let running: Promise<void> | undefined;

/** The window in which somebody proves anew who they are. It closes by itself; the page that waits goes on. */
export function StepUpPage({ nonce }: { nonce: string }) {
  const [locale] = useState<Locale>(() => readLocale(localStorage, navigator.languages));
  const [phase, setPhase] = useState<Phase>('asking');
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = shellText(locale, 'step-up.title');
    running ??= proveAgain(locale);
    running.then(
      () => {
        setPhase('proved');
        setTimeout(() => window.close(), CLOSE_MS);
      },
      (error: unknown) => setPhase(error instanceof NotProvedError ? 'not-proved' : 'away'),
    );
  }, [locale]);
  return (
    <LinliProvider session={null} locale={locale} nonce={nonce}>
      {phase === 'asking' ? <StartWaiting /> : <Result phase={phase} />}
    </LinliProvider>
  );
}

function Result({ phase }: { phase: Exclude<Phase, 'asking'> }) {
  const t = useShellTexts();
  const again = () => location.replace(location.pathname + location.search);
  return (
    <main className={styles.page}>
      <div className={styles.card} role={phase === 'proved' ? 'status' : 'alert'}>
        <span className={styles.mark} aria-hidden>
          邻
        </span>
        <h1 className={styles.title}>{t(`step-up.${phase}.title`)}</h1>
        <p>{t(`step-up.${phase}.why`)}</p>
        {phase !== 'proved' && (
          <Button type="primary" onClick={again}>
            {t('start.retry')}
          </Button>
        )}
        <Button type={phase === 'proved' ? 'primary' : 'text'} onClick={() => window.close()}>
          {t('step-up.close')}
        </Button>
      </div>
    </main>
  );
}
