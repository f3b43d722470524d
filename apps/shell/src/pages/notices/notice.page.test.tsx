import { describe, expect, test } from '@jest/globals';
import type { Notice, NoticeDetail, NoticeObjection, Registry } from '@linli/contracts';
import { problemResponse, renderWithLinli, type FakeRoutes, type RenderOptions } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { RegistryContext } from '../../registry/registry.context.tsx';
import { NoticeDetailPage } from './notice-detail.page.tsx';
import { NoticeListPage } from './notice-list.page.tsx';

const ID = '00000000-0000-4000-8000-00000000000a';
const DETAIL = `GET /api/core/v1/notices/${ID}`;
const row: Notice = {
  id: ID,
  title: '拟聘用社区工作者名单',
  owner: { id: 'training', name: '培训' },
  unitId: 10,
  unit: { id: 10, name: '大王庄街道', level: 'street' },
  phase: 'running',
  days: 5,
  objectionDays: 5,
  publishedOn: '2026-09-30',
  endsOn: '2026-10-13',
  objectionsOn: '2026-10-13',
  daysLeft: 3,
  openObjections: 1,
  version: 3,
};
const objection: NoticeObjection = {
  id: '00000000-0000-4000-8000-00000000000b',
  door: 'phone',
  state: 'open',
  text: '第三人不符合条件',
  name: '李**',
  contact: '138****5678',
  enteredBy: '王敏',
  enteredAt: '2026-10-09T01:00:00.000Z',
  reply: null,
  answeredBy: null,
  answeredAt: null,
  version: 1,
  actions: [
    { action: 'answer', barrier: null },
    { action: 'reveal', barrier: null },
  ],
};
const detail: NoticeDetail = {
  ...row,
  text: '拟聘用张某等 12 人。',
  minDays: 3,
  record: { type: 'training.batch', id: '7', title: '2026 年招聘', route: 'batches/7' },
  submittedBy: '王敏',
  publishedBy: '赵刚',
  reason: null,
  standing: { mayGoOn: false, barrier: 'objection-open' },
  preview: null,
  createdAt: '2026-09-29T01:00:00.000Z',
  objections: [objection],
  history: [{ id: '1', kind: 'published', at: '2026-09-30T01:00:00.000Z', by: '赵刚', reason: null }],
  actions: [{ action: 'object', barrier: null }],
};

function show(notice: Partial<NoticeDetail> = {}, api: FakeRoutes = {}, options: RenderOptions = {}) {
  const registry = { plugins: [] } as unknown as Registry;
  const state = { registry };
  const store = { subscribe: () => () => undefined, getState: () => state };
  return renderWithLinli(
    <RegistryContext value={store as never}>
      <Routes>
        <Route path="/notices/:id" element={<NoticeDetailPage />} />
      </Routes>
    </RegistryContext>,
    { route: `/notices/${ID}`, api: { [DETAIL]: { ...detail, ...notice }, ...api }, ...options },
  );
}
const sent = (calls: { method: string; body: unknown }[]) => calls.find(({ method }) => method === 'POST')?.body;

describe('the list of notices', () => {
  test.each([1440, 390])('says how long each still runs and what is open, at %i px', async (width) => {
    const api = {
      'GET /api/core/v1/notices': { items: [row], page: 1, pageSize: 20, total: 1, exact: true },
      'GET /api/core/v1/notices/counts': { running: { total: 1, exact: true } },
    };
    const { calls } = renderWithLinli(<NoticeListPage />, { route: '/notices', api, width });
    expect(await screen.findByText('拟聘用社区工作者名单')).toBeTruthy();
    expect(screen.getByText('还剩 3 个工作日')).toBeTruthy();
    expect(calls.find(({ path }) => path.endsWith('/notices'))?.query.get('phase')).toBe('running');
  });
});

describe('the page of a notice', () => {
  test.each([1440, 390])(
    'says what it blocks and why, until when, and where its plugin is, at %i px',
    async (width) => {
      show({}, {}, { width });
      expect(await screen.findByText('有异议还没有答复，“2026 年招聘”暂不能继续办理')).toBeTruthy();
      expect(screen.getByText('等待答复 1 条异议')).toBeTruthy();
      expect(screen.getAllByText(/2026-10-13 周二/).length).toBeGreaterThan(0);
      expect(screen.getByText('截止日在发布时确定，以后调整工作日历不影响')).toBeTruthy();
      expect(screen.getByText('插件“培训”没有运行，暂时打不开这条记录')).toBeTruthy();
      expect(screen.getByText('赵刚复核并发布')).toBeTruthy();
    },
  );

  test('is published by a second person, who is told the days before', async () => {
    const publishing: Partial<NoticeDetail> = {
      phase: 'to-publish',
      actions: [{ action: 'publish', barrier: null }],
      preview: { endsOn: '2026-10-13', objectionsOn: '2026-10-13', unpublished: null },
    };
    const { calls } = show(publishing, { [`POST /api/core/v1/notices/${ID}/publish`]: detail });
    fireEvent.click(await screen.findByRole('button', { name: '发布' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/公示到 2026-10-13 周二/)).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: /发\s*布/ }));
    await waitFor(() => expect(sent(calls)).toEqual({ version: 3 }));
  });

  test('says to whoever submitted it that somebody else publishes it', async () => {
    show({ phase: 'to-publish', actions: [{ action: 'publish', barrier: 'same-person' }] });
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: '发布' });
    expect(button.disabled).toBe(true);
  });

  test('shows where a number stands that stops it', async () => {
    const problem = problemResponse({
      status: 400,
      code: 'core.text.personal-numbers',
      title: '文字里有 1 处能识别个人的号码',
      errors: [{ field: 'text', code: 'mobile', message: '第 4–14 个字像是手机号' }],
    });
    show(
      { phase: 'draft', actions: [{ action: 'submit', barrier: null }] },
      { [`POST /api/core/v1/notices/${ID}/submit`]: () => problem },
    );
    fireEvent.click(await screen.findByRole('button', { name: '送审' }));
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /送\s*审/ }));
    expect(await screen.findByText('公示内容：第 4–14 个字像是手机号')).toBeTruthy();
  });

  test('takes an objection of a resident with name and contact, of staff without', async () => {
    const { calls } = show({}, { [`POST /api/core/v1/notices/${ID}/objections`]: detail });
    fireEvent.click(await screen.findByRole('button', { name: '登记异议' }));
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).queryByLabelText(/姓名/)).toBeNull();
    fireEvent.click(within(drawer).getByRole('radio', { name: '电话' }));
    fireEvent.change(await within(drawer).findByLabelText(/姓名/), { target: { value: '李建国' } });
    fireEvent.click(within(drawer).getByRole('radio', { name: '工作人员本人' }));
    await waitFor(() => expect(within(drawer).queryByLabelText(/姓名/)).toBeNull());
    fireEvent.change(within(drawer).getByLabelText(/异议内容/), { target: { value: '第三人不符合条件' } });
    fireEvent.click(within(drawer).getByRole('button', { name: '登记异议' }));
    await waitFor(() =>
      expect(sent(calls)).toEqual({ door: 'staff', text: '第三人不符合条件', name: null, contact: null }),
    );
  });

  test('lets the office answer, upheld or not, with a reply', async () => {
    const { calls } = show({}, { [`POST /api/core/v1/notices/${ID}/objections/${objection.id}/answer`]: detail });
    fireEvent.click(await screen.findByRole('button', { name: /答\s*复/ }));
    const drawer = await screen.findByRole('dialog');
    fireEvent.click(within(drawer).getByRole('radio', { name: '异议不成立' }));
    fireEvent.change(within(drawer).getByLabelText(/^答复/), { target: { value: '经核实符合条件' } });
    fireEvent.click(within(drawer).getByRole('button', { name: /答\s*复/ }));
    await waitFor(() => expect(sent(calls)).toEqual({ upheld: false, reply: '经核实符合条件', version: 1 }));
  });

  test('shows who objected only for a reason', async () => {
    const until = new Date(Date.now() + 60_000).toISOString();
    const { calls } = show(
      {},
      {
        [`POST /api/core/v1/notices/${ID}/objections/${objection.id}/reveal`]: {
          values: { name: '李建国', contact: '13812345678' },
          until,
        },
      },
    );
    expect(await screen.findByText('李** · 138****5678')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /查看/ }));
    const drawer = await screen.findByRole('dialog');
    fireEvent.change(within(drawer).getByLabelText(/用途/), { target: { value: '核实异议' } });
    fireEvent.click(within(drawer).getByRole('button', { name: /查\s*看/ }));
    expect(await screen.findByText('李建国 · 13812345678')).toBeTruthy();
    expect(sent(calls)).toEqual({ fields: ['name', 'contact'], reason: '核实异议' });
  });

  test('does not show the words of an objection to whoever only reads', async () => {
    show({ objections: [{ ...objection, text: null, name: null, contact: null, actions: [] }] });
    expect(await screen.findByText('异议内容只对答复的办公室显示')).toBeTruthy();
    expect(screen.queryByText(/李/)).toBeNull();
  });
});
