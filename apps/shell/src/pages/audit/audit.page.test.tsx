import { describe, expect, test } from '@jest/globals';
import type { AuditCheck, AuditDetail, AuditEntry, AuditPage as AuditPageOfLines } from '@linli/contracts';
import { problemResponse, renderWithLinli, type RenderOptions } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { AuditPage } from './audit.page.tsx';

const entry: AuditEntry = {
  id: '7',
  at: '2026-11-25T06:05:03.000Z',
  actor: '张三',
  accountId: null,
  plugin: { id: 'core', title: '平台' },
  action: { id: 'core.unit.update', title: '修改区划' },
  kind: 'write',
  outcome: 'done',
  target: { type: { id: 'core.unit', title: '区划' }, id: '12', title: '团结社区' },
  unit: { id: 12, name: '团结社区', level: 'community' },
  reason: '居民代表会议决定',
  requestId: 'request-1',
  sealed: true,
};
const detail: AuditDetail = {
  ...entry,
  permission: { id: 'core.unit.update', title: '修改区划' },
  vouched: true,
  changes: [
    { field: 'name', label: '名称', before: '团结', after: '团结社区', beforeText: null, afterText: null },
    { field: 'parentId', label: '上级区划', before: 3, after: 4, beforeText: '东街', afterText: '西街' },
    { field: 'contact.phone', label: null, before: '138****5678', after: null, beforeText: null, afterText: null },
  ],
  encrypted: 1,
  grants: [
    {
      id: '00000000-0000-4000-8000-000000000001',
      role: { id: 'core.district-admin', title: '区划管理' },
      unit: { id: 2, name: '河东区', level: 'district' },
      organisation: null,
      reason: '岗位需要',
      validFrom: '2026-01-01T00:00:00.000Z',
      validTo: null,
    },
  ],
  grantsMore: 0,
  appointment: null,
  seal: { batch: 1234, sealedAt: '2026-11-25T06:05:04.000Z', day: '2026-11-25' },
};
const found = (items: AuditEntry[], more: Partial<AuditPageOfLines> = {}): AuditPageOfLines => ({
  items,
  next: null,
  searchedTo: null,
  ...more,
});
const whole: AuditCheck = {
  ok: true,
  lines: 20,
  batches: { from: 1, to: 3 },
  sealed: { from: '2026-11-25T06:00:00.000Z', to: '2026-11-25T06:05:04.000Z' },
  pending: 0,
  findings: [],
  count: 0,
  before: null,
};

const show = (options: RenderOptions = {}) =>
  renderWithLinli(<AuditPage />, {
    ...options,
    api: {
      'GET /api/core/v1/audit': found([entry]),
      'GET /api/core/v1/audit/lines/:id': detail,
      'GET /api/core/v1/audit/state': { batch: 1234, sealedAt: new Date().toISOString(), pending: 2 },
      'GET /api/core/v1/audit/words': {
        actions: [entry.action],
        permissions: [{ id: 'core.audit.read', title: '查看审计日志' }],
        plugins: [entry.plugin],
      },
      'POST /api/core/v1/audit/checks': whole,
      ...options.api,
    },
  });

describe('the page of the audit log', () => {
  test('shows lines in words, and how far they are sealed', async () => {
    show();
    expect(await screen.findByText('修改区划')).toBeTruthy();
    expect(screen.getByText('区划 团结社区')).toBeTruthy();
    expect(screen.queryByText('core.unit.update')).toBeNull();
    expect(await screen.findByText(/已封存到 \d\d:\d\d:\d\d，第 1234 批；2 条待封存/)).toBeTruthy();
  });

  test('never shows a bare number where a record has no name', async () => {
    const target = { type: null, id: '01a2150a-ebf3-772b-9c45-712a17ae5f29', title: null };
    show({ api: { 'GET /api/core/v1/audit': found([{ ...entry, target, plugin: { id: 'grid', title: '网格' } }]) } });
    expect(await screen.findByText('网格的一条记录')).toBeTruthy();
    expect(screen.queryByText(target.id)).toBeNull();
  });

  test('opens a line with what changed in words, the grant, and its seal', async () => {
    show({ route: '/audit?sel=7' });
    const drawer = await screen.findByRole('dialog');
    const row = (await within(drawer).findByRole('rowheader', { name: '名称' })).closest('tr');
    expect(row?.textContent).toBe('名称团结团结社区');
    expect(within(drawer).getByText('西街')).toBeTruthy();
    expect(within(drawer).getByText('138****5678')).toBeTruthy();
    expect(within(drawer).getByText('区划管理')).toBeTruthy();
    expect(within(drawer).getByText(/封存在第 1234 批/)).toBeTruthy();
    expect(within(drawer).getByText(/以本人的密钥加密保存/)).toBeTruthy();
  });

  test('goes on to older lines and back, by what the API says', async () => {
    const { calls, address } = show({ api: { 'GET /api/core/v1/audit': found([entry], { next: '17-6' }) } });
    fireEvent.click(await screen.findByRole('button', { name: '更早的记录' }));
    await waitFor(() => expect(address()).toBe('/?after=17-6'));
    await waitFor(() => expect(calls.some(({ query }) => query.get('after') === '17-6')).toBe(true));
    fireEvent.click(screen.getByRole('button', { name: '回到最新' }));
    await waitFor(() => expect(address()).toBe('/'));
  });

  test('says how far a search came that has found nothing yet, and goes on', async () => {
    const { address } = show({
      route: '/audit?q=x',
      api: { 'GET /api/core/v1/audit': found([], { next: '17-6', searchedTo: '2026-11-20T00:00:00.000Z' }) },
    });
    expect(await screen.findByText(/已查到 2026-11-20/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '继续往前查找' }));
    await waitFor(() => expect(address()).toBe('/audit?q=x&after=17-6'));
  });

  test('exports what is searched for', async () => {
    const { calls } = show({ route: '/audit?actor=张三&after=17-6' });
    await screen.findByText('修改区划');
    fireEvent.click(screen.getByRole('button', { name: /更多/ }));
    fireEvent.click(await screen.findByText('导出 CSV'));
    await waitFor(() => {
      const asked = calls.find(({ path }) => path.endsWith('/audit/export'));
      expect(Object.fromEntries(asked?.query ?? [])).toEqual({ format: 'csv', actor: '张三' });
    });
  });

  test('checks now and says that nothing was changed', async () => {
    show();
    fireEvent.click(await screen.findByRole('button', { name: '立即核对' }));
    const drawer = await screen.findByRole('dialog');
    fireEvent.click(within(drawer).getByRole('button', { name: '立即核对' }));
    expect(await within(drawer).findByText('完好：没有发现改动')).toBeTruthy();
    expect(within(drawer).getByText(/第 1 至 3 批，共 20 条记录/)).toBeTruthy();
  });

  test('names in words what does not agree, and goes on with older lines', async () => {
    const { calls } = show({
      api: {
        'POST /api/core/v1/audit/checks': {
          ...whole,
          ok: false,
          before: 2,
          count: 2,
          findings: [
            {
              kind: 'line-changed',
              batch: 3,
              upTo: null,
              line: '7',
              content: { at: entry.at, actor: '李四', action: 'core.unit.update', target: '团结社区' },
              anchor: { file: 'anchors-2026-11-25.jsonl', line: 3 },
            },
            { kind: 'line-removed', batch: 3, upTo: null, line: '8', content: null, anchor: null },
          ],
        } satisfies AuditCheck,
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: '立即核对' }));
    const drawer = await screen.findByRole('dialog');
    fireEvent.click(within(drawer).getByRole('button', { name: '立即核对' }));
    expect(
      await within(drawer).findByText(/记录 7（2026-11-25 周三 14:05 李四 修改区划 团结社区）被改动/),
    ).toBeTruthy();
    expect(within(drawer).getByText('记录 8（第 3 批）被删除')).toBeTruthy();
    fireEvent.click(within(drawer).getByRole('button', { name: '继续核对更早的记录' }));
    await waitFor(() => expect(calls.filter(({ method }) => method === 'POST').at(-1)?.body).toEqual({ before: 2 }));
  });

  test('says why when the log cannot be read, and what would be there when it is empty', async () => {
    show({
      api: { 'GET /api/core/v1/audit': () => problemResponse({ status: 503, code: 'x', title: '数据库连接不上' }) },
    });
    expect(await screen.findByText('数据库连接不上')).toBeTruthy();
    show({ api: { 'GET /api/core/v1/audit': found([]) } });
    expect(await screen.findByText('还没有日志')).toBeTruthy();
  });
});
