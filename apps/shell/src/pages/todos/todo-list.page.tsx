import type { Todo, TodoKinds } from '@linli/contracts';
import { DueText, ListPage, StateTag, TimeText, toApiQuery, useApi } from '@linli/sdk-web';
import type { ListColumn, ListFilter } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useSearchParams } from 'react-router';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { countText, useTodoAddress } from './todo-words.ts';
import styles from './todos.module.css';
import { TODO_REFRESH_MS, todoKindsQuery, todoPageQuery } from './todo.queries.ts';

/** Everything that waits for me, of whichever plugin: overdue first, then by deadline, then what has waited longest. */
export function TodoListPage() {
  const t = useShellTexts();
  useDocumentTitle(t('todos.title'));
  const api = useApi();
  const [search] = useSearchParams();
  const narrowed = { unit: search.get('unit'), plugin: search.get('plugin'), kind: search.get('kind') };
  const address = useTodoAddress();
  const kinds = useQuery(todoKindsQuery(api)).data;
  return (
    <>
      {kinds?.absent.map(({ plugin, ...count }) => (
        <Alert
          key={plugin}
          className={styles.absent}
          type="warning"
          showIcon
          title={t('todos.absent', { plugin, count: countText(count) })}
        />
      ))}
      <ListPage<Todo>
        title={t('todos.title')}
        source={(query) => todoPageQuery(api, { ...toApiQuery(query), ...narrowed })}
        rowKey={({ id }) => id}
        columns={useColumns()}
        filters={useFilters(kinds)}
        href={(todo) => address(todo.address)}
        empty={{ title: t('todos.empty'), description: t('todos.empty-how') }}
        refreshMs={TODO_REFRESH_MS}
      />
    </>
  );
}

/** Only what may wait for me; a choice among one is none. */
function useFilters(kinds: TodoKinds | undefined): ListFilter[] {
  const t = useShellTexts();
  const items = kinds?.items ?? [];
  const plugins = [...new Map(items.map(({ plugin }) => [plugin.id, plugin])).values()];
  const kind: ListFilter = {
    key: 'kind',
    kind: 'select',
    label: t('todos.kind'),
    options: items.map(({ id, title, plugin }) => ({
      value: id,
      label: plugins.length > 1 ? `${plugin.title} · ${title}` : title,
    })),
  };
  const plugin: ListFilter = {
    key: 'plugin',
    kind: 'select',
    label: t('todos.plugin'),
    options: plugins.map(({ id, title }) => ({ value: id, label: title })),
  };
  return [...(plugins.length > 1 ? [plugin] : []), ...(items.length > 1 ? [kind] : [])];
}

function useColumns(): ListColumn<Todo>[] {
  const t = useShellTexts();
  return [
    { key: 'record', title: t('todos.record'), card: 'title', ellipsis: true, render: ({ record }) => record.title },
    {
      key: 'kind',
      title: t('todos.kind'),
      width: 128,
      card: 'state',
      render: ({ kind }) => <StateTag tone="active">{kind.title}</StateTag>,
    },
    {
      key: 'plugin',
      title: t('todos.plugin'),
      width: 128,
      card: 'none',
      ellipsis: true,
      render: ({ plugin }) => plugin.title,
    },
    {
      key: 'unit',
      title: t('todos.unit'),
      width: 160,
      card: 'fact',
      ellipsis: true,
      render: ({ unit, path }) => <span title={[...path, unit].map(({ name }) => name).join(' / ')}>{unit.name}</span>,
    },
    {
      key: 'who',
      title: t('todos.who'),
      width: 112,
      card: 'none',
      render: ({ byName }) => t(byName ? 'todos.by-name' : 'todos.in-charge'),
    },
    {
      key: 'since',
      title: t('todos.since'),
      width: 120,
      card: 'fact',
      render: ({ since }) => <TimeText at={since} kind="relative" />,
    },
    {
      key: 'due',
      title: t('todos.due'),
      width: 160,
      card: 'fact',
      render: ({ due }) => (due ? <DueText due={due} /> : <span className={styles.none}>{t('todos.no-due')}</span>),
    },
  ];
}
