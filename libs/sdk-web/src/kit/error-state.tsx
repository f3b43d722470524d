import { useEffect, useEffectEvent, type ReactNode } from 'react';
import {
  ApiOutlined,
  CloudServerOutlined,
  ExclamationCircleOutlined,
  FileSearchOutlined,
  LockOutlined,
} from '@ant-design/icons';
import { Button, Typography } from 'antd';
import { ApiError, CLIENT_OFFLINE, PLUGIN_UNAVAILABLE } from '../api/api-error.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { describeError, type ErrorKind } from './describe-error.ts';
import styles from './error-state.module.css';

export interface ErrorStateProps {
  /** What was thrown; best an {@link ApiError}. */
  error: unknown;
  /** Tries again. A plugin that is away, or a lost connection, is tried again by itself until it is back. */
  onRetry?(): void;
  retrying?: boolean;
  /** `page` (default) stands alone; `inline` stands where a part of a page failed and the rest stays. */
  size?: 'page' | 'inline';
  /** Further ways out: a link back to the list. */
  extra?: ReactNode;
}

const ICONS: Record<ErrorKind, ReactNode> = {
  gone: <FileSearchOutlined />,
  forbidden: <LockOutlined />,
  offline: <ApiOutlined />,
  unavailable: <CloudServerOutlined />,
  busy: <CloudServerOutlined />,
  failed: <ExclamationCircleOutlined />,
};

/** What is wrong, why, and what to do, in words; the trace id small and copyable. */
export function ErrorState({ error, onRetry, retrying, size = 'page', extra }: ErrorStateProps) {
  const t = useSdkTexts();
  const { kind, title, detail, remedy, traceId } = describeError(error, t);
  const byItself = useSelfRetry(error, onRetry);
  return (
    <div role="alert" className={`${styles.state} ${size === 'inline' ? styles.inline : ''}`}>
      <div aria-hidden="true" className={`${styles.icon} ${kind === 'failed' ? styles.failed : ''}`}>
        {ICONS[kind]}
      </div>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {detail && <p className={styles.detail}>{detail}</p>}
        {remedy && <p className={styles.remedy}>{remedy}</p>}
        {byItself && <p className={styles.remedy}>{t('error.retries-by-itself')}</p>}
        <div className={styles.actions}>
          {onRetry && kind !== 'gone' && kind !== 'forbidden' && (
            <Button onClick={onRetry} loading={retrying && !byItself}>
              {t('error.retry')}
            </Button>
          )}
          {extra}
        </div>
        {traceId && (
          <p className={styles.trace}>
            {t('error.trace')}{' '}
            <Typography.Text
              className={styles.traceId}
              copyable={{ text: traceId, tooltips: [t('error.copy'), t('error.copied')] }}
            >
              {traceId}
            </Typography.Text>
          </p>
        )}
      </div>
    </div>
  );
}

/** Tries again by itself, sooner first and every five seconds later, while the cause is one that passes. */
function useSelfRetry(error: unknown, onRetry: (() => void) | undefined): boolean {
  const passing = error instanceof ApiError && (error.code === PLUGIN_UNAVAILABLE || error.code === CLIENT_OFFLINE);
  const active = passing && onRetry !== undefined;
  const retry = useEffectEvent(() => onRetry?.());
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    let pause = 1_000;
    let timer = setTimeout(tick, pause);
    function tick() {
      retry();
      pause = Math.min(pause * 1.5, 5_000);
      timer = setTimeout(tick, pause);
    }
    const online = () => retry();
    window.addEventListener('online', online);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', online);
    };
  }, [active]);
  return active;
}
