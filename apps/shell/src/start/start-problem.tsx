import { ErrorState } from '@linli/sdk-web';
import type { Locale } from '@linli/sdk-web';
import { Button } from 'antd';
import { useEffect } from 'react';
import { SignInError } from '../session/session.ts';
import { useShellTexts } from '../texts/shell-texts.ts';
import { CoreAwayError } from './enter.ts';
import { AccountError } from './start-shell.ts';
import styles from './start.module.css';

interface Props {
  error: unknown;
  onRetry: () => void;
  onLocale: (locale: Locale) => void;
}

const RETRY_MS = 4_000;

/** Why nobody can be signed in, and what to do about it, before there is any frame to say it in. */
export function StartProblem({ error, onRetry, onLocale }: Props) {
  const t = useShellTexts();
  const kind = kindOf(error);
  const passes = kind === 'core-away' || kind === 'provider-away';
  useEffect(() => {
    if (!passes) return undefined;
    const timer = setTimeout(onRetry, RETRY_MS);
    return () => clearTimeout(timer);
  }, [passes, onRetry, error]);

  if (error instanceof AccountError) {
    const leave = <Button onClick={() => void error.session.signOut()}>{t('frame.me.sign-out')}</Button>;
    return (
      <main className={styles.page}>
        <div className={styles.card}>
          <ErrorState error={error.cause} onRetry={onRetry} extra={leave} />
          <Languages onLocale={onLocale} />
        </div>
      </main>
    );
  }
  const steps = stepsOf(kind, t);
  return (
    <main className={styles.page}>
      <div className={styles.card} role="alert" data-problem={kind}>
        <span className={styles.mark} aria-hidden>
          邻
        </span>
        <h1 className={styles.title}>{t(`start.${kind}.title`)}</h1>
        <p>{t(`start.${kind}.why`, { origin: location.origin })}</p>
        {steps.length > 0 && (
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
        {kind !== 'insecure' && (
          <Button type="primary" onClick={onRetry}>
            {t('start.retry')}
          </Button>
        )}
        {passes && <p className={styles.small}>{t('start.by-itself')}</p>}
        {error instanceof Error && kind !== 'insecure' && (
          <p className={styles.small}>{t('start.detail', { detail: error.message })}</p>
        )}
        <Languages onLocale={onLocale} />
      </div>
    </main>
  );
}

type Kind = SignInError['kind'] | 'core-away' | 'unexpected';

function kindOf(error: unknown): Kind {
  if (error instanceof SignInError) return error.kind;
  return error instanceof CoreAwayError ? 'core-away' : 'unexpected';
}

function stepsOf(kind: Kind, t: ReturnType<typeof useShellTexts>): string[] {
  return [1, 2, 3]
    .map((step) => `start.${kind}.step-${step}`)
    .filter((key) => t.has(key))
    .map((key) => t(key, { port: location.port || '80' }));
}

function Languages({ onLocale }: { onLocale: (locale: Locale) => void }) {
  return (
    <p className={styles.languages}>
      <Button type="link" size="small" lang="zh-CN" onClick={() => onLocale('zh-CN')}>
        中文
      </Button>
      <Button type="link" size="small" lang="en" onClick={() => onLocale('en')}>
        English
      </Button>
    </p>
  );
}
