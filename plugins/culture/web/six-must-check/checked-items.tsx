import { Tag } from 'antd';
import type { CheckedItem } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from '../six-must-list/six-must.module.css';

const COLOR = { met: 'success', partly: 'warning', missing: 'error' } as const;

/** What was found of each item, in the order of the list. */
export function CheckedItems({ items }: { items: readonly CheckedItem[] }) {
  const t = plugin.useTexts();
  return (
    <ol className={styles.items}>
      {items.map(({ title, result, note }) => (
        <li key={title}>
          <span>{title}</span>
          <Tag color={COLOR[result]} variant="filled">
            {t(`six-must-check.result.${result}`)}
          </Tag>
          {note !== null && <span className={styles.said}>{note}</span>}
        </li>
      ))}
    </ol>
  );
}
