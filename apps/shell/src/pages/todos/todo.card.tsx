import type { Todo } from '@linli/contracts';
import { DueText, QueryState, StateTag, TimeText, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { countText, useAskedUnit, useTodoAddress } from './todo-words.ts';
import styles from './todos.module.css';
import { TODO_REFRESH_MS, todoPageQuery } from './todo.queries.ts';

const SHOWN = 6;

/** On the workbench: the first of what waits for me, and the way to the rest. */
export function TodoCard() {
  const t = useShellTexts();
  const address = useTodoAddress();
  const query = useQuery({
    ...todoPageQuery(useApi(), { unit: useAskedUnit(), pageSize: SHOWN }),
    refetchInterval: TODO_REFRESH_MS,
  });
  return (
    <QueryState query={query} size="inline" skeleton={<Skeleton title={false} paragraph={{ rows: 4 }} />}>
      {({ items, ...count }) =>
        items.length === 0 ? (
          <p className={styles.quiet}>{t('todos.empty')}</p>
        ) : (
          <>
            <ul className={styles.rows}>
              {items.map((todo) => (
                <li key={todo.id}>
                  <TodoLine todo={todo} to={address(todo.address)} />
                </li>
              ))}
            </ul>
            {count.total > items.length && (
              <Link to={address('/todos')} className={styles.more}>
                {t('todos.more', { count: countText(count) })}
              </Link>
            )}
          </>
        )
      }
    </QueryState>
  );
}

function TodoLine({ todo: { record, kind, plugin, unit, since, due }, to }: { todo: Todo; to: string }) {
  return (
    <Link to={to} className={styles.row}>
      <span className={styles.rowTitle}>{record.title}</span>
      <StateTag tone="active">{kind.title}</StateTag>
      <span className={styles.rowNote}>
        {plugin.title}
        {' · '}
        {unit.name}
        {' · '}
        <TimeText at={since} kind="relative" />
      </span>
      {due && (
        <span className={styles.rowDue}>
          <DueText due={due} />
        </span>
      )}
    </Link>
  );
}
