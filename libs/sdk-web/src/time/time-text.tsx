import { useEffect, useState } from 'react';
import { Tooltip } from 'antd';
import { useSession } from '../session/session.context.ts';
import { formatDate, formatRelative, formatTime, type Instant } from './time.ts';
import styles from './time-text.module.css';

export interface TimeTextProps {
  /** Nothing is shown for null. */
  at: Instant | null | undefined;
  /** `full` (default) `2026-11-22 周日 14:05`; `relative` `3 天前` with the full time on hover and focus; `date` without the time. */
  kind?: 'full' | 'relative' | 'date';
}

/** A time, in Asia/Shanghai, marked up so that programs can read it too. */
export function TimeText({ at, kind = 'full' }: TimeTextProps) {
  const { locale } = useSession();
  const now = useMinute(kind === 'relative');
  if (at === null || at === undefined || at === '') {
    return null;
  }
  const iso = typeof at === 'string' ? at : new Date(at).toISOString();
  if (kind !== 'relative') {
    return <time dateTime={iso}>{kind === 'date' ? formatDate(at, locale) : formatTime(at, locale)}</time>;
  }
  const full = formatTime(at, locale);
  return (
    <Tooltip title={full}>
      <time dateTime={iso} aria-label={full} className={styles.relative}>
        {formatRelative(at, locale, now)}
      </time>
    </Tooltip>
  );
}

/** The present, moving on once a minute while somebody looks at it. */
function useMinute(moving: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!moving) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, [moving]);
  return now;
}
