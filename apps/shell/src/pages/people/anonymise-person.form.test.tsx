import { beforeEach, describe, expect, test } from '@jest/globals';
import type { PersonDetail } from '@linli/contracts';
import { fakeMe, problemResponse, renderWithLinli, type FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { PersonDetailPage } from './person-detail.page.tsx';

const id = '00000000-0000-4000-8000-000000000003';
const unit = { id: 20, name: '瑞金社区', level: 'community' as const };
const person: PersonDetail = {
  id,
  name: '王建国',
  state: 'left',
  code: null,
  phone: null,
  unitId: 20,
  unit,
  posts: [],
  postCount: 0,
  version: 4,
  ancestors: [],
  account: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  actions: ['anonymise'],
};
const ERASE = `POST /api/core/v1/people/${id}/anonymise`;
const show = (change: Partial<PersonDetail> = {}, more: FakeRoutes = {}, permissions = ['core.person.erase']) =>
  renderWithLinli(
    <Routes>
      <Route path="/people/:id" element={<PersonDetailPage />} />
    </Routes>,
    {
      me: fakeMe(['core.person.read', ...permissions]),
      route: `/people/${id}`,
      api: {
        'GET /api/core/v1/people/:id': { ...person, ...change },
        'GET /api/core/v1/appointments': { items: [], page: 1, pageSize: 20, total: 0, exact: true },
        ...more,
      },
    },
  );
const menu = async () => fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
async function erase() {
  await menu();
  fireEvent.click(await screen.findByRole('menuitem', { name: '匿名处理' }));
  const form = await screen.findByRole('dialog');
  fireEvent.change(within(form).getByLabelText('理由'), { target: { value: '离职满一年' } });
  fireEvent.click(within(form).getByRole('button', { name: '永久抹去个人信息' }));
  return form;
}

beforeEach(() => sessionStorage.clear());

describe('erasing a person', () => {
  test('says before it happens that nothing brings it back, and sends the reason', async () => {
    const { calls } = show({}, { [ERASE]: { ...person, name: '已匿名', state: 'anonymised', actions: [] } });
    const form = await erase();
    expect(form.textContent).toContain('抹去以后无法恢复');
    expect(await screen.findByText('个人信息已抹去，任职经历仍保留')).toBeTruthy();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ reason: '离职满一年', version: 4 });
  });

  test('names what has to end first, each a link to where it ends', async () => {
    const barriers = [
      { kind: 'post', id: 'a1', words: '瑞金社区党委书记的任职没有结束' },
      { kind: 'account', id: 'c1', words: '账号 wang 还能登录，请先停用或解除关联' },
    ];
    const problem = { status: 409, code: 'core.person.erase-barred', title: '还不能匿名处理', remedy: '请先办完' };
    show({}, { [ERASE]: () => problemResponse({ ...problem, params: { barriers } }) });
    const form = await erase();
    const post = await within(form).findByRole('link', { name: '瑞金社区党委书记的任职没有结束' });
    expect(post.getAttribute('href')).toBe('/appointments/a1');
    expect(
      within(form)
        .getByRole('link', { name: /账号 wang/ })
        .getAttribute('href'),
    ).toBe('/accounts/c1');
  });

  test('is not possible while somebody works here, and says so', async () => {
    show({ state: 'active', actions: [] });
    await menu();
    const item = await screen.findByRole('menuitem', { name: /匿名处理/ });
    expect(item.getAttribute('aria-disabled')).toBe('true');
    expect(item.textContent).toContain('请先办理离开');
  });

  test('is not offered to whoever may not', async () => {
    show({ state: 'active', actions: [] }, {}, []);
    await screen.findByText('还没有任职记录');
    await menu();
    expect(await screen.findByRole('menuitem', { name: '打印' })).toBeTruthy();
    expect(screen.queryByRole('menuitem', { name: '匿名处理' })).toBeNull();
  });
});
