import { describe, expect, test } from '@jest/globals';
import { fakeMe, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ISSUE_PERMISSION as P } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ISSUE, fakeApi, pageOfIssues } from '../testing/issue.samples.ts';
import { IssuePages } from './issue-pages.tsx';

const COUNTS = {
  'mine-to-do': { total: 3, exact: true },
  all: { total: 10_000, exact: false },
  mine: { total: 0, exact: true },
};

function show(permissions: string[], { width, query = '' }: { width?: number; query?: string } = {}) {
  return renderWithLinli(<IssuePages />, {
    me: fakeMe(permissions),
    route: `${plugin.path('issues')}${query}`,
    width,
    api: fakeApi({
      'GET issues': pageOfIssues([ISSUE]),
      'GET issues/counts': COUNTS,
      'GET issues/:id': ISSUE,
      'GET issues/:id/history': { items: [] },
    }),
  });
}

describe('the desk', () => {
  test('begins with what waits for me, and says how much that is', async () => {
    const { calls } = show([P.read, P.report, P.accept]);
    expect(await screen.findByText('3 号楼前垃圾桶满溢')).toBeTruthy();
    expect(calls.find(({ path }) => path.endsWith('/issues'))?.query.get('view')).toBe('mine-to-do');
    await waitFor(() => expect(screen.getByRole('tab', { name: /待我办理\s*3/ })).toBeTruthy());
    expect(screen.getByRole('tab', { name: /全部\s*10 000\+/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: '上报事项' })).toBeTruthy();
  });

  test('shows who may only look everything, and neither a to-do list nor a button', async () => {
    const { calls } = show([P.read]);
    await screen.findByText('3 号楼前垃圾桶满溢');
    expect(calls.find(({ path }) => path.endsWith('/issues'))?.query.get('view')).toBe('all');
    expect(screen.queryByRole('tab', { name: /待我办理/ })).toBeNull();
    expect(screen.queryByRole('button', { name: '上报事项' })).toBeNull();
  });

  test('asks for what the address says, within the unit chosen in the header', async () => {
    const { calls } = show([P.read], { query: '?state=reported,accepted&category=roads&q=灯&unit=10&sort=stateSince' });
    await screen.findByText('3 号楼前垃圾桶满溢');
    const asked = Object.fromEntries(calls.find(({ path }) => path.endsWith('/issues'))?.query ?? []);
    expect(asked).toMatchObject({
      state: 'reported,accepted',
      category: 'roads',
      q: '灯',
      unit: '10',
      sort: 'stateSince',
    });
  });

  test('shows the issues behind a figure, counts its tabs alike, and lets its days be taken away', async () => {
    const { calls, address } = show([P.read], { query: '?view=all&openOn=2026-10-31&unit=10' });
    const word = await screen.findByRole('button', { name: '去掉条件：当天办理中' });
    expect(word.textContent).toContain('2026-10-31');
    for (const end of ['/issues', '/issues/counts'])
      expect(calls.find(({ path }) => path.endsWith(end))?.query.get('openOn')).toBe('2026-10-31');
    expect(screen.queryByRole('textbox', { name: '当天办理中' })).toBeNull();
    fireEvent.click(word);
    await waitFor(() => expect(address()).not.toContain('openOn'));
  });

  test('opens the report form by its address and keeps the unit when a row is opened', async () => {
    const { address } = show([P.read, P.report], { query: '?unit=10' });
    fireEvent.click(await screen.findByRole('button', { name: '上报事项' }));
    expect(await screen.findByText('请不要写居民的姓名、电话和门牌号')).toBeTruthy();
    expect(address()).toBe(`${plugin.path('issues')}?unit=10&report=1`);
  });

  test('a report leads to the page of the issue, which says who it waits for', async () => {
    const { address, calls } = renderWithLinli(<IssuePages />, {
      me: fakeMe([P.read, P.report], { units: [{ id: 20, name: '积善里社区', level: 'community', path: [] }] }),
      route: `${plugin.path('issues')}?report=1`,
      api: fakeApi({
        'GET issues': pageOfIssues([]),
        'GET issues/counts': COUNTS,
        'POST issues': ISSUE,
        'GET issues/:id': ISSUE,
        'GET issues/:id/history': { items: [] },
      }),
    });
    const drawer = within(await screen.findByRole('dialog'));
    fireEvent.mouseDown(drawer.getByRole('combobox', { name: /类别/ }));
    fireEvent.click(await screen.findByTitle('环境卫生'));
    fireEvent.change(drawer.getByRole('textbox', { name: /情况/ }), { target: { value: ISSUE.text } });
    fireEvent.click(drawer.getByRole('button', { name: '上报事项' }));
    await waitFor(() => expect(address()).toBe(plugin.path(`issues/${ISSUE.id}`)));
    expect(await screen.findByText('等待大王庄街道受理')).toBeTruthy();
    const sent = calls.find(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({ category: 'sanitation', text: ISSUE.text, unitId: 20 });
    expect(sent?.headers.get('idempotency-key')).toBeTruthy();
  });

  test('shows cards on a phone, each a link to its page', async () => {
    show([P.read], { width: 390 });
    const link = await screen.findByRole('link', { name: /3 号楼前垃圾桶满溢/ });
    expect(link.getAttribute('href')).toBe(`${plugin.path(`issues/${ISSUE.id}`)}`);
  });

  test('says what is missing when the API is away, and leaves the rest', async () => {
    renderWithLinli(<IssuePages />, {
      me: fakeMe([P.read]),
      route: plugin.path('issues'),
      api: fakeApi({
        'GET issues': () =>
          problemResponse({ status: 403, code: 'core.access.not-held', title: '您没有做这件事的权限' }),
        'GET issues/counts': COUNTS,
      }),
    });
    expect(await screen.findByText('您没有做这件事的权限')).toBeTruthy();
    expect(screen.getByRole('heading', { name: '事项' })).toBeTruthy();
  });
});
