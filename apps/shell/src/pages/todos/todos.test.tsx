import { describe, expect, test } from '@jest/globals';
import type { Page, Todo, TodoCount, TodoKinds } from '@linli/contracts';
import { useApi } from '@linli/sdk-web';
import { renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { TodoLink } from '../../frame/todo-link.tsx';
import { TodoCard } from './todo.card.tsx';
import { TodoListPage } from './todo-list.page.tsx';

const ID = '00000000-0000-4000-8000-000000000007';
const TODO: Todo = {
  id: '00000000-0000-4000-8000-000000000001',
  kind: { id: 'memo.note.to-check', title: '待检查' },
  plugin: { id: 'memo', title: '便签' },
  record: { type: 'memo.note', id: ID, title: '三号楼前' },
  address: `/p/memo/notes/${ID}`,
  unit: { id: 20, name: '甲社区', level: 'community' },
  path: [{ id: 10, name: '甲街道', level: 'street' }],
  byName: false,
  since: '2026-11-23T01:00:00Z',
  due: { until: '2026-11-25T16:00:00Z', standing: 'over', days: 1 },
};
const KINDS: TodoKinds = {
  items: [
    { ...TODO.kind, plugin: TODO.plugin },
    { id: 'post.letter.to-answer', title: '待答复', plugin: { id: 'post', title: '来信' } },
  ],
  absent: [],
};
const pageOf = (items: Todo[], total = items.length): Page<Todo> => ({
  items,
  page: 1,
  pageSize: 20,
  total,
  exact: true,
});
const api = ({
  todos = pageOf([TODO]),
  count = { total: 1, exact: true },
  kinds = KINDS,
}: { todos?: Page<Todo>; count?: TodoCount; kinds?: TodoKinds } = {}) => ({
  'GET /api/core/v1/me/todos': todos,
  'GET /api/core/v1/me/todos/count': count,
  'GET /api/core/v1/me/todos/kinds': kinds,
});

describe('the list of what waits for me', () => {
  test('says of each what, where, since when and until when, and opens its record', async () => {
    const { address } = renderWithLinli(<TodoListPage />, { api: api(), route: '/todos?unit=10' });
    const row = (await screen.findByText('三号楼前')).closest('tr') as HTMLElement;
    expect(row.textContent).toContain('待检查便签甲社区本岗位');
    expect(within(row).getByText('已超 1 天')).toBeTruthy();
    expect(within(row).getByTitle('甲街道 / 甲社区')).toBeTruthy();
    fireEvent.click(row);
    await waitFor(() => expect(address()).toBe(`/p/memo/notes/${ID}?unit=10`));
  });

  test('asks for the unit, the plugin and the kind that the address names', async () => {
    const { calls } = renderWithLinli(<TodoListPage />, {
      api: api(),
      route: '/todos?unit=10&plugin=memo&kind=memo.note.to-check',
    });
    await screen.findByText('三号楼前');
    const asked = calls.find(({ path }) => path === '/api/core/v1/me/todos');
    expect(Object.fromEntries(asked?.query ?? [])).toMatchObject({
      unit: '10',
      plugin: 'memo',
      kind: 'memo.note.to-check',
    });
  });

  test('offers only what may wait for me, and no choice among one', async () => {
    const { unmount } = renderWithLinli(<TodoListPage />, { api: api() });
    expect(await screen.findByRole('combobox', { name: '业务' })).toBeTruthy();
    expect(screen.getByRole('combobox', { name: '待办事由' })).toBeTruthy();
    unmount();
    const kinds = { ...KINDS, items: KINDS.items.slice(0, 1) };
    renderWithLinli(<TodoListPage />, { api: api({ kinds }) });
    await screen.findByText('三号楼前');
    expect(screen.queryByRole('combobox', { name: '业务' })).toBeNull();
    expect(screen.queryByRole('combobox', { name: '待办事由' })).toBeNull();
  });

  test('is cards on a phone, with the deadline among the facts', async () => {
    renderWithLinli(<TodoListPage />, { api: api(), width: 390 });
    const card = (await screen.findByRole('link', { name: '三号楼前' })).closest('li') as HTMLElement;
    expect(card.textContent).toContain('待检查');
    expect(card.textContent).toContain('已超 1 天');
  });

  test('says that nothing waits, and what of a plugin that is gone is not shown', async () => {
    const kinds: TodoKinds = { items: [], absent: [{ plugin: 'funds', total: 99, exact: false }] };
    renderWithLinli(<TodoListPage />, { api: api({ todos: pageOf([]), kinds }) });
    expect(await screen.findByText('目前没有等您办理的事项')).toBeTruthy();
    expect(await screen.findByText(/插件“funds”已不在平台上，等您办理的 99\+ 项暂不显示/)).toBeTruthy();
  });
});

describe('the card on the workbench', () => {
  test('shows the first of what waits, with a way to all of it', async () => {
    renderWithLinli(<TodoCard />, { api: api({ todos: pageOf([TODO, { ...TODO, id: ID, due: null }], 12) }) });
    const [line] = await screen.findAllByRole('link', { name: /三号楼前/ });
    expect(line?.getAttribute('href')).toBe(`/p/memo/notes/${ID}`);
    expect(screen.getAllByText('已超 1 天')).toHaveLength(1);
    expect(screen.getByRole('link', { name: '共 12 项，查看全部' }).getAttribute('href')).toBe('/todos');
  });

  test('says when nothing waits', async () => {
    renderWithLinli(<TodoCard />, { api: api({ todos: pageOf([]) }) });
    expect(await screen.findByText('目前没有等您办理的事项')).toBeTruthy();
  });
});

describe('the number in the header', () => {
  test.each<[TodoCount, string]>([
    [{ total: 3, exact: true }, '待办：3 项'],
    [{ total: 99, exact: false }, '待办：99+ 项'],
    [{ total: 0, exact: true }, '待办：目前没有'],
  ])('%j is said as %s', async (count, label) => {
    renderWithLinli(<TodoLink />, { api: api({ count }), route: '/x?unit=10' });
    const link = await screen.findByRole('link', { name: label });
    expect(link.getAttribute('href')).toBe('/todos?unit=10');
  });

  test('is asked for again after whatever I do', async () => {
    const Act = () => {
      const client = useApi('/api/plugins/memo/v1');
      return <button onClick={() => void client.post('notes')}>办</button>;
    };
    let waiting = 2;
    const page = (
      <>
        <TodoLink />
        <Act />
      </>
    );
    renderWithLinli(page, {
      api: {
        'GET /api/core/v1/me/todos/count': () => ({ total: waiting, exact: true }),
        'POST /api/plugins/memo/v1/notes': () => ({ left: (waiting -= 1) }),
      },
    });
    await screen.findByRole('link', { name: '待办：2 项' });
    fireEvent.click(screen.getByRole('button', { name: '办' }));
    expect(await screen.findByRole('link', { name: '待办：1 项' })).toBeTruthy();
  });

  test('is left out, and the way stays, while nobody can say it', async () => {
    renderWithLinli(<TodoLink />, { api: {} });
    expect(await screen.findByRole('link', { name: '待办' })).toBeTruthy();
  });
});
