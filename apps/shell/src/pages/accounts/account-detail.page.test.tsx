import { beforeEach, expect, test } from '@jest/globals';
import type { AccountDetail, LoginAction } from '@linli/contracts';
import { fakeMe, renderWithLinli, type FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { AccountDetailPage } from './account-detail.page.tsx';

const id = '00000000-0000-4000-8000-000000000002';
const account: AccountDetail = {
  id,
  displayName: '杨晓峰',
  username: 'yangxiaofeng',
  post: 'community-worker',
  personId: null,
  personName: null,
  units: [{ id: 20, name: '瑞金社区', level: 'community' }],
  grants: 1,
  disabledAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  apart: false,
  builtIn: false,
  lastLogIn: null,
  suggestedRoles: [{ id: 'grid.handler', title: '事项处置' }],
  actions: [],
};
const show = (permissions: string[], change: Partial<AccountDetail> = {}, more: FakeRoutes = {}) =>
  renderWithLinli(
    <Routes>
      <Route path="/accounts/:id" element={<AccountDetailPage />} />
    </Routes>,
    {
      me: fakeMe(['core.account.read', ...permissions]),
      route: `/accounts/${id}`,
      api: {
        'GET /api/core/v1/accounts/:id': { ...account, ...change },
        'GET /api/core/v1/grants': { items: [], page: 1, pageSize: 20, total: 0, exact: true },
        ...more,
      },
    },
  );
const menu = async () => fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));

beforeEach(() => sessionStorage.clear());

test('what cannot be done with the log-in is absent', async () => {
  show(['core.account.update'], { actions: ['end-sessions'] });
  await menu();
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual([
    '关联人员',
    '结束会话',
    '打印',
  ]);
});

test('a suggested role is one click away, with account, role and place filled in', async () => {
  show(['core.grant.create', 'core.grant.read']);
  const link = await screen.findByRole('link', { name: '授予“事项处置”' });
  expect(link.getAttribute('href')).toBe(`/access/grants/give?account=${id}&role=grid.handler&unit=20`);
});

test.each<[string, Partial<AccountDetail>]>([
  ['is disabled', { disabledAt: '2026-02-01T00:00:00.000Z' }],
  ['is nobody’s', { builtIn: true }],
])('an account that %s is not granted anything', async (_what, change) => {
  show(['core.grant.create', 'core.grant.read'], change);
  await screen.findByText('还没有任何角色');
  expect(screen.queryByText('授权', { selector: 'button *' })).toBeNull();
  expect(screen.queryByText('按岗位建议的角色')).toBeNull();
});

test('shutting somebody out says what will happen and asks why', async () => {
  const { calls } = show(
    ['core.account.update'],
    { actions: ['disable'] },
    { [`POST /api/core/v1/accounts/${id}/disable`]: { id, disabled: true, provider: 'pending' } },
  );
  await menu();
  fireEvent.click(await screen.findByRole('menuitem', { name: '停用账号' }));
  const form = await screen.findByRole('dialog');
  expect(form.textContent).toContain('杨晓峰会立即退出所有已打开的页面，不能再登录');
  fireEvent.click(within(form).getByRole('button', { name: '停用账号' }));
  expect(await within(form).findByText('请写明理由')).toBeTruthy();
  fireEvent.change(within(form).getByLabelText('理由'), { target: { value: '调离' } });
  fireEvent.click(within(form).getByRole('button', { name: '停用账号' }));
  expect(await screen.findByText(/杨晓峰的账号已停用。统一登录暂时连不上/)).toBeTruthy();
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ reason: '调离' });
});

test('a temporary password is shown once, and goes only when somebody says so', async () => {
  const action: LoginAction = 'reset-password';
  show(
    ['core.account.update'],
    { actions: [action] },
    { [`POST /api/core/v1/accounts/${id}/${action}`]: { id, temporaryPassword: 'Ab3-xyz-789' } },
  );
  await menu();
  fireEvent.click(await screen.findByRole('menuitem', { name: '重设密码' }));
  fireEvent.change(await screen.findByLabelText('理由'), { target: { value: '忘记' } });
  fireEvent.click(screen.getByRole('button', { name: '重设密码' }));
  expect(await screen.findByText('Ab3-xyz-789')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '已经记下' }));
  await waitFor(() => expect(screen.queryByText('Ab3-xyz-789')).toBeNull());
});
