import { describe, expect, jest, test } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ApiError } from '../../api/api-error.ts';
import { useApi } from '../../api/api.hooks.ts';
import '../../texts/sdk-texts.ts';
import { problemResponse } from '../../testing/fake-fetch.ts';
import { renderWithLinli, type RenderOptions } from '../../testing/render.tsx';
import { toApiQuery } from './list-query.ts';
import { ListPage } from './list-page.tsx';
import type { ListPageProps } from './list.types.ts';

interface Row {
  id: string;
  name: string;
  state: string;
}
const rows: Row[] = [
  { id: 'a', name: '路灯不亮', state: 'open' },
  { id: 'b', name: '井盖缺失', state: 'open' },
];
const page = (items: Row[], total = items.length, exact = true) => ({ items, page: 1, pageSize: 20, total, exact });

function Demo(props: Partial<ListPageProps<Row>>) {
  const api = useApi('/api/plugins/demo/v1');
  return (
    <ListPage<Row>
      title="事件"
      source={(query) => ({
        queryKey: ['demo', query],
        queryFn: ({ signal }) => api.get('/rows', { query: toApiQuery(query), signal }),
      })}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: '情况', sortable: true },
        { key: 'state', title: '状态' },
      ]}
      filters={[{ key: 'state', kind: 'select', label: '状态', options: [{ value: 'open', label: '在办' }] }]}
      search={{ placeholder: '搜索' }}
      href={(row) => `/rows/${row.id}`}
      preview={(row) => <p>预览 {row.name}</p>}
      empty={{ title: '还没有事件' }}
      {...props}
    />
  );
}

const show = (answer: unknown, options: RenderOptions = {}, props: Partial<ListPageProps<Row>> = {}) =>
  renderWithLinli(<Demo {...props} />, { api: { 'GET /api/plugins/demo/v1/rows': answer as object }, ...options });

describe('a list page', () => {
  test('asks the API for what the address says and shows what is set as words', async () => {
    const { calls, address } = show(page(rows), { route: '/x?state=open&q=灯' });
    expect(await screen.findByText('路灯不亮')).toBeTruthy();
    expect(calls[0]?.query.toString()).toBe('state=open&q=%E7%81%AF&page=1&pageSize=20');
    fireEvent.click(screen.getByRole('button', { name: '去掉条件：状态' }));
    await waitFor(() => expect(address()).toBe('/x?q=%E7%81%AF'));
  });

  test('says what a set value is, where the value itself is an id', async () => {
    const words = (value: string) => `${value} 号网格`;
    const filters = [{ key: 'grid', kind: 'text' as const, label: '网格', wordOnly: true, words }];
    show(page(rows), { route: '/x?grid=7' }, { filters });
    expect((await screen.findByRole('button', { name: '去掉条件：网格' })).textContent).toBe('网格7 号网格');
  });

  test('that nobody counts goes on by what the API says, and back to the newest', async () => {
    const { address } = show({ items: rows, next: 'x-7' }, { route: '/x?state=open' });
    fireEvent.click(await screen.findByRole('button', { name: '更早的记录' }));
    await waitFor(() => expect(address()).toBe('/x?state=open&after=x-7'));
    fireEvent.click(screen.getByRole('button', { name: '去掉条件：状态' }));
    await waitFor(() => expect(address()).toBe('/x'));
  });

  test('says why a page is not full, and searches on', async () => {
    show({ items: [], next: 'x-7', note: '已查到昨天' });
    expect(await screen.findByText('已查到昨天')).toBeTruthy();
    expect(screen.getByRole('button', { name: '继续往前查找' })).toBeTruthy();
    expect(screen.queryByText('还没有事件')).toBeNull();
  });

  test('goes through the rows by j and k and opens the preview by Enter', async () => {
    const { address } = show(page(rows));
    await screen.findByText('路灯不亮');
    fireEvent.keyDown(window, { key: 'j' });
    fireEvent.keyDown(window, { key: 'j' });
    fireEvent.keyDown(window, { key: 'Enter' });
    await waitFor(() => expect(address()).toBe('/?sel=b'));
    expect(await screen.findByText('预览 井盖缺失')).toBeTruthy();
  });

  test('goes to the search box by a slash', async () => {
    show(page(rows));
    await screen.findByText('路灯不亮');
    fireEvent.keyDown(window, { key: '/' });
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  test('searches when typing pauses, but brings nobody back who has gone on to a record meanwhile', async () => {
    const { address } = show(page(rows));
    await screen.findByText('路灯不亮');
    const type = (text: string) => fireEvent.change(screen.getByRole('searchbox'), { target: { value: text } });
    const pause = () => new Promise((resolve) => setTimeout(resolve, 500));
    type('灯');
    await waitFor(() => expect(address()).toBe('/?q=%E7%81%AF'));
    type('路灯');
    // The browser is at the record already, whose page is still being loaded.
    window.history.pushState({}, '', '/rows/a');
    await pause();
    expect(address()).toBe('/?q=%E7%81%AF');
    window.history.pushState({}, '', '/');
  });

  test('sorts by a column in the address', async () => {
    const { address } = show(page(rows));
    await screen.findByText('路灯不亮');
    fireEvent.click(screen.getByRole('columnheader', { name: /情况/ }));
    await waitFor(() => expect(address()).toBe('/?sort=-name'));
  });

  test('says about how many there are when counting stopped', async () => {
    show(page(rows, 10_000, false));
    expect(await screen.findByText(/约 10.000\+ 条/)).toBeTruthy();
  });

  test('says what would be here when there is nothing, and something else when filters leave nothing', async () => {
    show(page([]));
    expect(await screen.findByText('还没有事件')).toBeTruthy();
    show(page([]), { route: '/?state=open' });
    expect(await screen.findByText('没有符合条件的内容')).toBeTruthy();
  });

  test('shows cards on a phone, each a link to its page', async () => {
    show(page(rows), { width: 390 });
    const card = (await screen.findByText('井盖缺失')).closest('li');
    expect(card && within(card).getByRole('link').getAttribute('href')).toBe('/rows/b');
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('recovers by itself when its plugin comes back', async () => {
    jest.useFakeTimers();
    try {
      let away = true;
      show(() =>
        away
          ? problemResponse({ status: 503, code: 'core.plugin.unavailable', title: '演示暂时无法使用' })
          : page(rows),
      );
      await act(() => jest.advanceTimersByTimeAsync(3_000));
      expect(screen.getByText('演示暂时无法使用')).toBeTruthy();
      away = false;
      await act(() => jest.advanceTimersByTimeAsync(15_000));
      expect(screen.getByText('路灯不亮')).toBeTruthy();
    } finally {
      jest.useRealTimers();
    }
  });

  test('prints from its menu, and its paper says the search, who printed it and when', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    const clock = jest.spyOn(Date, 'now');
    show(page(rows), { route: '/x?q=灯' });
    await screen.findByText('路灯不亮');
    const heading = document.querySelector('[data-print-heading]');
    expect(heading?.textContent).toContain('搜索：灯');
    expect(heading?.textContent).toMatch(/打印人：\S+/);
    clock.mockReturnValue(Date.parse('2026-11-30T16:05:00Z'));
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(heading?.textContent).toContain('打印时间：2026-12-01 00:05');
    clock.mockRestore();
    fireEvent.click(screen.getByRole('button', { name: '更多操作' }));
    fireEvent.click(await screen.findByText('打印本页'));
    expect(print).toHaveBeenCalledTimes(1);
    print.mockRestore();
  });

  describe('that can be exported', () => {
    const exportable = (file: () => Promise<{ blob: Blob; name: string }>): Partial<ListPageProps<Row>> => ({
      source: (query) => ({ queryKey: ['demo', query], queryFn: () => Promise.resolve(page(rows)), file }),
    });
    const choose = async () => {
      await screen.findByText('路灯不亮');
      fireEvent.click(screen.getByRole('button', { name: '更多操作' }));
      fireEvent.click(await screen.findByText('导出 Excel'));
    };

    test('saves the file that the API makes of it, by its name', async () => {
      const url = jest.fn(() => 'blob:x');
      Object.assign(URL, { createObjectURL: url, revokeObjectURL: () => undefined });
      const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
        this: HTMLAnchorElement,
      ) {
        expect(this.download).toBe('事件-2026-11-26.xlsx');
      });
      show(
        null,
        {},
        exportable(() => Promise.resolve({ blob: new Blob(['x']), name: '事件-2026-11-26.xlsx' })),
      );
      await choose();
      await waitFor(() => expect(click).toHaveBeenCalledTimes(1));
      click.mockRestore();
    });

    test('says in words why it could not be', async () => {
      const problem = { type: 'about:blank', status: 400, code: 'core.export.too-many', traceId: 'x' };
      const refused = new ApiError({ ...problem, title: '超过 10000 条', remedy: '请缩小范围' });
      show(
        null,
        {},
        exportable(() => Promise.reject(refused)),
      );
      await choose();
      expect(await screen.findByText('超过 10000 条。请缩小范围')).toBeTruthy();
    });
  });
});
