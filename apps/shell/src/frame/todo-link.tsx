import { CarryOutOutlined } from '@ant-design/icons';
import { useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { countText, useAskedUnit, useTodoAddress } from '../pages/todos/todo-words.ts';
import { todoCountQuery } from '../pages/todos/todo.queries.ts';
import { useShellTexts } from '../texts/shell-texts.ts';
import styles from './todo-link.module.css';

/** In the header: how much waits for me, and the way to it. While nobody can say how much, only the way. */
export function TodoLink() {
  const t = useShellTexts();
  const address = useTodoAddress();
  const count = useQuery(todoCountQuery(useApi(), { unit: useAskedUnit() })).data;
  const number = count && count.total > 0 ? countText(count) : null;
  const label = !count ? t('todos.word') : number ? t('todos.open', { count: number }) : t('todos.open-none');
  return (
    <Link to={address('/todos')} className={styles.link} aria-label={label} title={label}>
      <CarryOutOutlined aria-hidden />
      <span className={styles.word}>{t('todos.word')}</span>
      {number && <span className={styles.number}>{number}</span>}
    </Link>
  );
}
