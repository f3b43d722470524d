import styles from './state-tag.module.css';

/** What a state means for whoever looks at it. */
export type Tone = 'neutral' | 'active' | 'success' | 'warning' | 'danger';

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
