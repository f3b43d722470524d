import { describe, expect, test } from '@jest/globals';
import { fakeMe, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { DEFAULT_TERM_DAYS, ISSUE_CATEGORIES, ISSUE_PERMISSION as P, TERM_PERMISSION } from '../../contract/index.ts';
import type { IssueTerm, IssueTerms } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { fakeApi } from '../testing/issue.samples.ts';
import { IssueTermPage } from './issue-term.page.tsx';

const SAID = {
  version: 4,
  changedAt: '2026-11-20T02:00:00.000Z',
  changedBy: { id: '00000000-0000-4000-8000-000000000009', name: '孙文静' },
};
const item = (category: IssueTerm['category']): IssueTerm => ({
  category,
  days: DEFAULT_TERM_DAYS[category],
  ...(category === 'roads' ? SAID : { version: 0, changedAt: null, changedBy: null }),
  today: { lastDay: '2027-01-04', unpublished: category === 'other' ? 2027 : null },
});
const TERMS: IssueTerms = {
  district: { id: 2, name: '河东区', level: 'district' },
  mayChange: true,
  items: ISSUE_CATEGORIES.map(item),
};

const show = (terms: Partial<IssueTerms> = {}, api: FakeRoutes = {}) =>
  renderWithLinli(<IssueTermPage />, {
    me: fakeMe([P.read, TERM_PERMISSION.manage]),
    route: plugin.path('issue-terms'),
    api: fakeApi({ 'GET issue-terms': { ...TERMS, ...terms }, ...api }),
  });

describe('the time limits', () => {
  test('are read by category, with who set them and where only weekends are known', async () => {
    show({ mayChange: false });
    const roads = within((await screen.findByText('道路交通')).closest('tr') as HTMLElement);
    expect(roads.getByText('2026-11-20 周五')).toBeTruthy();
    expect(roads.getByText(/孙文静/)).toBeTruthy();
    expect(screen.getAllByText('默认')).toHaveLength(ISSUE_CATEGORIES.length - 1);
    expect(screen.getAllByText('以周末推算')).toHaveLength(1);
    expect(screen.getByText(/^河东区：从受理的第二天起/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /修改/ })).toBeNull();
  });

  test('are changed one by one, at the version that was looked at', async () => {
    const { calls } = show({}, { 'POST issue-terms': { ...TERMS, items: TERMS.items } });
    fireEvent.click(await screen.findByRole('button', { name: '修改 道路交通' }));
    const form = within(await screen.findByRole('dialog'));
    fireEvent.change(form.getByRole('spinbutton', { name: /办理时限/ }), { target: { value: '9' } });
    fireEvent.click(form.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true));
    const sent = calls.find(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({ districtId: 2, category: 'roads', days: 9, version: 4 });
    expect(sent?.headers.get('idempotency-key')).toBeTruthy();
    await waitFor(() => expect(calls.filter(({ method }) => method === 'GET').length).toBeGreaterThan(1));
  });

  test('that somebody else changed meanwhile show both, and nothing is written over unseen', async () => {
    const conflict = () =>
      problemResponse({
        status: 409,
        code: 'core.record.changed',
        title: '这条记录刚刚被别人修改过',
        params: { version: 5, current: { days: 3, version: 5 } },
      });
    show({}, { 'POST issue-terms': conflict });
    fireEvent.click(await screen.findByRole('button', { name: '修改 道路交通' }));
    const form = within(await screen.findByRole('dialog'));
    fireEvent.change(form.getByRole('spinbutton', { name: /办理时限/ }), { target: { value: '9' } });
    fireEvent.click(form.getByRole('button', { name: '保存' }));
    expect((await form.findAllByText(/修改过|别人/)).length).toBeGreaterThan(0);
    expect(form.getByRole('cell', { name: '3' })).toBeTruthy();
  });

  test('are the defaults where no district is chosen, and nothing can be changed', async () => {
    show({ district: null, mayChange: false });
    expect(await screen.findByText(/选定一个区后/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /修改/ })).toBeNull();
  });
});
