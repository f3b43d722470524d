import type { ReactNode } from 'react';
import { TimeText } from '../time/time-text.tsx';
import type { Instant } from '../time/time.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import styles from './history-list.module.css';
import type { Tone } from './state-tag.tsx';

export interface HistoryEntry {
  id: string;
  at: Instant;
  /** A whole sentence: who did what, to whom, why. */
  sentence: ReactNode;
  /** What was said or attached with it. */
  note?: ReactNode;
  tone?: Tone;
}

export interface HistoryListProps {
  /** In any order; shown newest first. */
  entries: readonly HistoryEntry[];
}

/** What happened to a record, in sentences, newest first, each with its time. */
export function HistoryList({ entries }: HistoryListProps) {
  const t = useSdkTexts();
  if (entries.length === 0) {
    return <p className={styles.none}>{t('history.none')}</p>;
  }
  const sorted = [...entries].sort((a, b) => new Date(b.at).getTime() - new Date(a.at).getTime());
  return (
    <ol className={styles.list}>
      {sorted.map(({ id, at, sentence, note, tone = 'neutral' }) => (
        <li key={id} className={`${styles.entry} ${styles[tone]}`}>
          <div className={styles.sentence}>{sentence}</div>
          {note && <div className={styles.note}>{note}</div>}
          <div className={styles.time}>
            <TimeText at={at} />
          </div>
        </li>
      ))}
    </ol>
  );
}
