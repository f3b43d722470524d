import { Skeleton } from 'antd';
import { Late } from '../query-state.tsx';
import styles from './list-page.module.css';

/** Rows that are still on their way, in the shape of rows. */
export function ListSkeleton({ phone, columns }: { phone: boolean; columns: number }) {
  const cells = phone ? 1 : Math.min(columns, 6);
  return (
    <Late>
      <div className={styles.skeleton} aria-hidden="true">
        {Array.from({ length: 8 }, (_, row) => (
          <div key={row} className={styles.skeletonRow}>
            {Array.from({ length: cells }, (__, cell) => (
              <Skeleton
                key={cell}
                title={{ width: cell === 0 ? '80%' : '60%' }}
                paragraph={phone ? { rows: 1 } : false}
              />
            ))}
          </div>
        ))}
      </div>
    </Late>
  );
}
