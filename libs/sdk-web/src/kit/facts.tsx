import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  key: string;
  label: string;
  /** Null and undefined leave the fact out. */
  value: ReactNode;
}

export interface FactsProps {
  items: readonly Fact[];
  title?: string;
}

/** Facts about a record: a word and its value, one below the other. */
export function Facts({ items, title }: FactsProps) {
  return (
    <section className={styles.facts} aria-label={title}>
      {title && <h2 className={styles.title}>{title}</h2>}
      <dl className={styles.list}>
        {items
          .filter(({ value }) => value !== null && value !== undefined && value !== '')
          .map(({ key, label, value }) => (
            <div key={key} className={styles.fact}>
              <dt className={styles.label}>{label}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
