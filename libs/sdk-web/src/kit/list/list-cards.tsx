import { Link } from 'react-router';
import { cardColumns, cellOf } from './list-cells.ts';
import type { ListColumn } from './list.types.ts';
import styles from './list-cards.module.css';

interface ListCardsProps<T> {
  rows: readonly T[];
  columns: readonly ListColumn<T>[];
  rowKey(row: T): string;
  href?(row: T): string;
  onOpen?(row: T, inPage: boolean): void;
}

/** The rows as cards with the three facts that matter, for a phone. A touch opens the page. */
export function ListCards<T extends object>({ rows, columns, rowKey, href, onOpen }: ListCardsProps<T>) {
  const { title, state, facts } = cardColumns(columns);
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={styles.card}>
          <div className={styles.head}>
            <span className={styles.title}>
              {href ? (
                <Link to={href(row)} className={styles.open}>
                  {title && cellOf(title, row)}
                </Link>
              ) : onOpen ? (
                <button type="button" className={styles.open} onClick={() => onOpen(row, false)}>
                  {title && cellOf(title, row)}
                </button>
              ) : (
                title && cellOf(title, row)
              )}
            </span>
            {state && <span className={styles.state}>{cellOf(state, row)}</span>}
          </div>
          <dl className={styles.facts}>
            {facts.map((column) => (
              <div key={column.key} className={styles.fact}>
                <dt className={column.labelled || column.numeric ? styles.label : styles.unseen}>{column.title}</dt>
                <dd>{cellOf(column, row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
