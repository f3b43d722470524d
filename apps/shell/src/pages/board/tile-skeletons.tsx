import { Skeleton } from 'antd';
import styles from './board.module.css';

/** Tiles that are still to come. */
export function TileSkeletons({ count }: { count: number }) {
  return (
    <ul className={styles.tiles}>
      {Array.from({ length: count }, (_, index) => (
        <li key={index}>
          <div className={styles.tile}>
            <Skeleton active title={{ width: '50%' }} paragraph={{ rows: 2 }} />
          </div>
        </li>
      ))}
    </ul>
  );
}
