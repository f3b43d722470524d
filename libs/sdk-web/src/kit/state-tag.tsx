import type { Tone } from '@linli/contracts';
import styles from './state-tag.module.css';

export type { Tone };

export interface StateTagProps {
  /** The state in a word. */
  children: string;
  tone?: Tone;
}

/** A state as a word with a dot: the word says it, the colour only helps. */
export function StateTag({ children, tone = 'neutral' }: StateTagProps) {
  return (
    <span className={`${styles.state} ${styles[tone]}`}>
      <span aria-hidden="true" className={styles.dot} />
      {children}
    </span>
  );
}
