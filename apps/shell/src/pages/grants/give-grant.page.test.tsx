import { beforeEach, expect, test } from '@jest/globals';
import { fakeMe, jsonResponse, problemResponse, renderWithLinli, type FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { GiveGrantPage } from './give-grant.page.tsx';

const accountId = '00000000-0000-4000-8000-000000000002';
const account = {
  id: accountId,
  displayName: '杨晓峰',
  username: 'yangxiaofeng',
  personId: null,
  suggestedRoles: [{ id: 'grid.viewer', title: '事项查看' }],
};
const roles = {
  items: [
    {
      id: 'core.audit-admin',
      title: '审计管理员',
      apart: true,
      permissions: [{ id: 'core.audit.read', title: '查看审计日志', risk: 'normal' }],
    },
    {
      id: 'grid.viewer',
      title: '事项查看',
      apart: false,
      permissions: [
        { id: 'sample.record.read', title: '查看事项', risk: 'normal' },
        { id: 'sample.record.close', title: '结案', risk: 'high' },
      ],
    },
  ],
};
const me = fakeMe(['core.grant.create', 'core.grant.read', 'core.role.read', 'core.account.read', 'core.unit.read']);
const api: FakeRoutes = {
  'GET /api/core/v1/accounts/:id': account,
  'GET /api/core/v1/roles': roles,
  'GET /api/core/v1/units/10': { id: 10, name: '大王庄街道', level: 'street' },
};
const show = (route: string, more: FakeRoutes = {}) =>
  renderWithLinli(<GiveGrantPage />, { me, api: { ...api, ...more }, route: `/access/grants/give?${route}` });
const give = async () => fireEvent.click(await screen.findByRole('button', { name: '授权' }));

beforeEach(() => sessionStorage.clear());

test('what the address knows is filled in, and what it will do is said before it is done', async () => {
  show(`account=${accountId}&role=grid.viewer&unit=10`);
  const preview = await screen.findByRole('region', { name: '授权后的效果' });
  expect(preview.textContent).toContain('即刻起、长期有效，杨晓峰可以在大王庄街道及其全部下级做以下的事');
  expect(within(preview).getByText('查看事项')).toBeTruthy();
  expect(within(preview).getByText('结案').textContent).toContain('高风险');
});

test('nothing is said before account, role and scope are there', async () => {
  show(`account=${accountId}&unit=10`);
  await screen.findAllByText('杨晓峰');
  expect(screen.queryByRole('region', { name: '授权后的效果' })).toBeNull();
});

test('a refusal stands in words at its field, and what was typed stays', async () => {
  const words = '您自己没有“查看审计日志”的权限，不能授予包含它的角色';
  show(`account=${accountId}&role=core.audit-admin&unit=10`, {
    'POST /api/core/v1/grants': () =>
      problemResponse({
        status: 403,
        code: 'core.grant.not-held',
        title: words,
        errors: [{ field: 'roleId', code: 'core.grant.not-held', message: words }],
      }),
  });
  const reason = await screen.findByLabelText('理由');
  fireEvent.change(reason, { target: { value: '值班' } });
  await give();
  await waitFor(() => expect(screen.getAllByText(words)).toHaveLength(2));
  const field = screen.getByLabelText('角色').closest('.ant-form-item');
  expect(field?.textContent).toContain(words);
  expect((reason as HTMLTextAreaElement).value).toBe('值班');
});

test('what is given is sent once, and its page opens', async () => {
  const { calls, address } = show(`account=${accountId}&role=grid.viewer&unit=10`, {
    'POST /api/core/v1/grants': () =>
      jsonResponse(
        {
          id: 'g1',
          state: 'in-force',
          account,
          role: { id: 'grid.viewer', title: '事项查看' },
          unit: { id: 10, name: '大王庄街道', level: 'street' },
          organisation: null,
        },
        201,
      ),
  });
  fireEvent.change(await screen.findByLabelText('理由'), { target: { value: '值班' } });
  await give();
  await waitFor(() => expect(address()).toBe('/access/grants/g1'));
  expect(calls.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
    { accountId, roleId: 'grid.viewer', unitId: 10, reason: '值班' },
  ]);
});
