import { describe, expect, test } from '@jest/globals';
import type { Disclosure, Inventory, Page } from '@linli/contracts';
import { renderWithLinli, type RenderOptions } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { DeniedRulesPage } from './denied-rules.page.tsx';
import { DisclosuresPage } from './disclosures.page.tsx';
import { InventoryPage } from './inventory.page.tsx';
import { MyDisclosuresPage } from './my-disclosures.page.tsx';
import { TextCheckPage } from './text-check.page.tsx';

const look: Disclosure = {
  id: '1',
  at: '2026-11-25T06:05:03.000Z',
  by: { accountId: '00000000-0000-4000-8000-000000000001', name: '王秀兰' },
  appointment: { organisation: '大直沽街道办事处', post: '副书记' },
  owner: 'core',
  subject: { type: 'core.person', id: 'p', personId: '00000000-0000-4000-8000-000000000002', name: '孙文静' },
  fields: ['phone'],
  reason: '核实走访安排',
  unit: { id: 3, name: '大直沽街道', level: 'street' },
  outcome: 'shown',
};
const pageOf = (items: Disclosure[]): Page<Disclosure> => ({
  items,
  page: 1,
  pageSize: 20,
  total: items.length,
  exact: true,
});
const inventory: Inventory = {
  items: [
    {
      id: 'a',
      owner: { id: 'core', name: '平台' },
      table: 'person',
      column: 'phone',
      kind: 'declared',
      class: 'sensitive',
      purpose: '工作联系',
      basis: 'duty',
      mask: 'phone',
      retentionDays: 1095,
      after: 'appointment.valid_to',
      published: null,
    },
  ],
  gaps: [{ owner: { id: 'grid', name: '网格' }, table: 'issue', column: 'note', kind: 'undeclared-text' }],
  missing: [{ id: 'fund', name: '资金', reason: '文件不一致' }],
};

describe('the data inventory', () => {
  const show = (options: RenderOptions = {}) =>
    renderWithLinli(<InventoryPage />, { ...options, api: { 'GET /api/core/v1/privacy/inventory': inventory } });

  test('says of each column what for, on which basis, how it is shown and how long it is kept', async () => {
    show();
    const row = (await screen.findByText('工作联系')).closest('tr');
    expect(row?.textContent).toContain('敏感信息法定职责隐藏中间四位期满后 1095 天');
    expect(screen.getByText(/资金（文件不一致）/)).toBeTruthy();
  });

  test('shows what nobody declared on a tab of its own, with how many there are', async () => {
    const { address } = show();
    fireEvent.click(await screen.findByRole('tab', { name: /未登记\s*1/ }));
    expect(await screen.findByText('可以填写文字，但没有登记')).toBeTruthy();
    expect(address()).toBe('/?view=gap');
  });
});

test('the deny-list says in words what is denied, why, and by which names', async () => {
  renderWithLinli(<DeniedRulesPage />, {
    api: {
      'GET /api/core/v1/privacy/denied-rules': {
        items: [{ id: 'religion', title: '宗教信仰', why: '与办理事项无关', examples: ['religion', '宗教'] }],
      },
    },
  });
  expect(await screen.findByRole('heading', { name: '宗教信仰' })).toBeTruthy();
  expect(screen.getByText('与办理事项无关')).toBeTruthy();
  expect(screen.getByText('宗教')).toBeTruthy();
});

describe('looks at masked values', () => {
  test('are listed with who, as what, whose, what and what for; those refused too', async () => {
    renderWithLinli(<DisclosuresPage />, {
      api: { 'GET /api/core/v1/privacy/disclosures': pageOf([look, { ...look, id: '2', outcome: 'refused' }]) },
    });
    expect((await screen.findAllByText('王秀兰（大直沽街道办事处 · 副书记）')).length).toBe(2);
    expect(screen.getAllByText('手机号')).toHaveLength(2);
    expect(screen.getByText('被拒绝')).toBeTruthy();
    fireEvent.click(screen.getAllByText('核实走访安排')[0] as HTMLElement);
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByText('查看孙文静的信息')).toBeTruthy();
  });

  test('at my own are for everybody, and say so when there are none', async () => {
    const { calls, unmount } = renderWithLinli(<MyDisclosuresPage />, {
      api: { 'GET /api/core/v1/me/disclosures': pageOf([look]) },
    });
    expect(await screen.findByText('核实走访安排')).toBeTruthy();
    expect(calls.map(({ path }) => path)).toEqual(['/api/core/v1/me/disclosures']);
    unmount();
    renderWithLinli(<MyDisclosuresPage />, { api: { 'GET /api/core/v1/me/disclosures': pageOf([]) } });
    expect(await screen.findByText('还没有人查看过您的信息')).toBeTruthy();
  });
});

describe('the check of a text', () => {
  test('shows where a number stands, and sends nothing', async () => {
    const { calls, container } = renderWithLinli(<TextCheckPage />);
    fireEvent.change(screen.getByLabelText('要检查的文字'), { target: { value: '请联系张三，电话13812345678。' } });
    expect(await screen.findByText('发现 1 处个人信息，公开前请删除或改写')).toBeTruthy();
    expect(screen.getByText(/手机号：第 9 至 19 个字/)).toBeTruthy();
    expect(container.querySelector('mark')?.textContent).toBe('13812345678');
    expect(calls).toEqual([]);
  });

  test('says that a text has nothing in it', async () => {
    renderWithLinli(<TextCheckPage />);
    fireEvent.change(screen.getByLabelText('要检查的文字'), { target: { value: '周六上午在社区广场举办义诊。' } });
    await waitFor(() => expect(screen.getByText('没有发现个人信息')).toBeTruthy());
  });
});
