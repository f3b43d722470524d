import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useCurrentUnit, useMe } from '../session/session.hooks.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { zonedParts } from '../time/time.ts';
import styles from './print-heading.module.css';

/** Stands on paper only: which unit's rows these are, what narrows them, and who printed them when. */
export function PrintHeading({ narrowed = [] }: { narrowed?: readonly string[] }) {
  const t = useSdkTexts();
  const me = useMe();
  const { unit } = useCurrentUnit();
  const [now, setNow] = useState(() => Date.now());
  // A page may stand open for days: the time on paper is that of printing.
  useEffect(() => {
    const refresh = () => flushSync(() => setNow(Date.now()));
    window.addEventListener('beforeprint', refresh);
    return () => window.removeEventListener('beforeprint', refresh);
  }, []);
  const { date, time } = zonedParts(now);
  return (
    <div className={styles.heading} data-print-heading>
      <span>{t('print.unit', { name: unit?.name ?? t('print.all-units') })}</span>
      {narrowed.map((words) => (
        <span key={words}>{words}</span>
      ))}
      <span>{t('print.when', { time: `${date} ${time}` })}</span>
      <span>{t('print.by', { name: me.displayName })}</span>
    </div>
  );
}
