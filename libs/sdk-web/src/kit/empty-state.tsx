import type { ReactNode } from 'react';
import { InboxOutlined } from '@ant-design/icons';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  /** What would be here: 还没有上报的事件. */
  title: string;
  /** How it gets filled. */
  description?: ReactNode;
  /** The action that fills it. */
  action?: ReactNode;
  icon?: ReactNode;
}

/** Says what would be here and what fills it. */
export function EmptyState({ title, description, action, icon = <InboxOutlined /> }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <div aria-hidden="true" className={styles.icon}>
        {icon}
      </div>
      <p className={styles.title}>{title}</p>
      {description && <div className={styles.description}>{description}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
