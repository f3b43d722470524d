import { beforeEach, describe, expect, test } from '@jest/globals';
import type { AccountDetail } from '@linli/contracts';
import { fakeMe, renderWithLinli, type FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { AccountDetailPage } from './account-detail.page.tsx';

const personId = '00000000-0000-4000-8000-000000000009';
const account: AccountDetail = {
  id: '00000000-0000-4000-8000-000000000002',
  displayName: '杨晓峰',
  username: 'yangxiaofeng',
  post: null,
  personId: null,
  personName: null,
  units: [],
  grants: 0,
  disabledAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  apart: false,
  builtIn: false,
  lastLogIn: null,
  suggestedRoles: [],
  actions: [],
};
const LINK = `PUT /api/core/v1/accounts/${account.id}/person`;
const show = (change: Partial<AccountDetail> = {}, more: FakeRoutes = {}, me = fakeMe(['core.account.update'])) =>
  renderWithLinli(
    <Routes>
      <Route path="/accounts/:id" element={<AccountDetailPage />} />
    </Routes>,
    {
      me,
      route: `/accounts/${account.id}`,
      api: { [`GET /api/core/v1/accounts/${account.id}`]: { ...account, ...change }, ...more },
    },
  );
async function openForm(verb: string) {
  fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: verb }));
  return screen.findByRole('dialog');
}

beforeEach(() => sessionStorage.clear());

describe('whose an account is', () => {
  test('is chosen from people told apart by place and post', async () => {
    const items = [{ id: personId, name: '杨晓峰', unit: '瑞金社区', posts: ['瑞金社区居委会委员'] }];
    const linked = { ...account, personId, personName: '杨晓峰' };
    const { calls } = show({}, { 'GET /api/core/v1/accounts/people': { items }, [LINK]: linked });
    const form = await openForm('关联人员');
    fireEvent.mouseDown(within(form).getByRole('combobox'));
    fireEvent.click(await screen.findByText('瑞金社区 · 瑞金社区居委会委员'));
    fireEvent.click(within(form).getByRole('button', { name: '保存关联' }));
    expect(await screen.findByText('杨晓峰的账号已关联到杨晓峰')).toBeTruthy();
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ personId });
  });

  test('is taken away by emptying the field', async () => {
    const { calls } = show({ personId, personName: '杨晓峰' }, { [LINK]: account });
    const form = await openForm('更换关联人员');
    const clear = form.querySelector('.ant-select-clear');
    if (!clear) throw new Error('nothing to empty the field with');
    fireEvent.click(clear);
    fireEvent.click(within(form).getByRole('button', { name: '保存关联' }));
    expect(await screen.findByText('杨晓峰的账号已解除关联')).toBeTruthy();
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ personId: null });
  });

  test('is not for oneself to say', async () => {
    show({}, {}, { ...fakeMe(['core.account.update']), accountId: account.id });
    fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
    const item = await screen.findByRole('menuitem', { name: /关联人员/ });
    expect(item.getAttribute('aria-disabled')).toBe('true');
    expect(item.textContent).toContain('自己的账号要由别的账号管理员关联');
  });

  test('is not asked of an account that is nobody’s', async () => {
    show({ builtIn: true });
    await screen.findByText('没有关联人员');
    fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
    expect(await screen.findByRole('menuitem', { name: '打印' })).toBeTruthy();
    expect(screen.queryByRole('menuitem', { name: '关联人员' })).toBeNull();
  });
});
