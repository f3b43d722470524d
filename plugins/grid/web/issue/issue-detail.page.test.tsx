import { describe, expect, test } from '@jest/globals';
import { fakeMe, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ISSUE_PERMISSION as P } from '../../contract/index.ts';
import type { IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { HANDLER, ISSUE, fakeApi } from '../testing/issue.samples.ts';
import { IssuePages } from './issue-pages.tsx';

const HISTORY = {
  items: [
    {
      id: '01979e9c-7a00-7000-8000-0000000000a1',
      action: 'report',
      at: ISSUE.reportedAt,
      by: ISSUE.reporter,
      handler: null,
      outcome: null,
      reason: null,
      namedBody: null,
      reply: null,
    },
  ],
};

function show(issue: Partial<IssueDetail> = {}, api: FakeRoutes = {}) {
  return renderWithLinli(<IssuePages />, {
    me: fakeMe([P.read, P.accept, P.assign, P.verify]),
    route: plugin.path(`issues/${ISSUE.id}`),
    api: fakeApi({
      ...api,
      'GET issues/:id': { ...ISSUE, ...issue },
      'GET issues/:id/history': HISTORY,
    }),
  });
}

const RESOLVED: Partial<IssueDetail> = {
  state: 'resolved',
  outcome: 'fixed',
  reply: '已清运，并增加一次晚间清运。',
  handler: HANDLER,
  resolvedBy: HANDLER,
  version: 5,
  waitingFor: { action: 'verify', person: null, unit: { id: 20, name: '积善里社区', level: 'community' } },
};
const offers = (...actions: IssueDetail['actions'][number]['action'][]) => ({
  actions: actions.map((action) => ({ action, barrier: null })),
});

describe('the page of an issue', () => {
  test('says what it is, where, and who it waits for', async () => {
    show();
    expect(await screen.findByRole('heading', { name: '3 号楼前垃圾桶满溢' })).toBeTruthy();
    expect(screen.getByText('WG-20261123-000017')).toBeTruthy();
    expect(screen.getByText('等待大王庄街道受理')).toBeTruthy();
    expect(screen.getByText('积善里社区')).toBeTruthy();
    expect(await screen.findByText('马丽娟上报了事项')).toBeTruthy();
  });

  test('offers nothing that the asker may not do', async () => {
    show();
    await screen.findByText('马丽娟上报了事项');
    expect(screen.queryByRole('button', { name: '受理' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '更多操作' }));
    expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['打印']);
  });

  test('does the next step at a press, with the version on the screen, and shows what came of it', async () => {
    const accepted = { ...ISSUE, state: 'accepted', version: 2, ...offers('assign') };
    accepted.waitingFor = { action: 'assign', person: null, unit: { id: 10, name: '大王庄街道', level: 'street' } };
    const { calls } = show(offers('accept', 'refuse'), { 'POST issues/:id/accept': accepted });
    fireEvent.click(await screen.findByRole('button', { name: '受理' }));
    expect(await screen.findByText('已受理，等待大王庄街道派单')).toBeTruthy();
    const call = calls.find(({ method }) => method === 'POST');
    expect(call?.body).toEqual({ version: 1 });
    expect(call?.headers.get('idempotency-key')).toBeTruthy();
  });

  test('a step that somebody else has done already is told in words, and the page is brought up to date', async () => {
    const title = '这个事项现在是“已受理”，不能这样办理';
    const { calls } = show(offers('accept'), {
      'POST issues/:id/accept': () =>
        problemResponse({ status: 409, code: 'x.issue.state', title, remedy: '请看记录' }),
    });
    fireEvent.click(await screen.findByRole('button', { name: '受理' }));
    expect(await screen.findByText(`${title}，请看记录`)).toBeTruthy();
    const asked = () => calls.filter(({ method, path }) => method === 'GET' && path.endsWith(ISSUE.id)).length;
    await waitFor(() => expect(asked()).toBe(2));
  });

  test('assigns to one of those who may handle issues there', async () => {
    const { calls } = show(
      { ...offers('assign'), state: 'accepted', waitingFor: { action: 'assign', person: null, unit: null } },
      {
        'GET /api/core/v1/units/:id/holders': {
          items: [
            {
              accountId: HANDLER.id,
              displayName: HANDLER.name,
              post: 'community-worker',
              unit: { id: 20, name: '积善里社区', level: 'community' },
            },
          ],
        },
        'POST issues/:id/assign': { ...ISSUE, state: 'assigned', handler: HANDLER, version: 3 },
      },
    );
    fireEvent.click(await screen.findByRole('button', { name: '派单' }));
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: /承办人/ }));
    fireEvent.click(await screen.findByText('杨晓峰 · 积善里社区'));
    const drawer = screen.getByRole('dialog');
    fireEvent.click(within(drawer).getByRole('button', { name: '派单' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ handlerId: HANDLER.id, version: 1 }),
    );
    const holders = calls.find(({ path }) => path.endsWith('/holders'));
    expect([holders?.path, holders?.query.get('permission')]).toEqual(['/api/core/v1/units/30/holders', P.handle]);
  });

  test('verifying asks what was found, and sending back asks why', async () => {
    const { calls } = show(
      { ...RESOLVED, ...offers('verify', 'rework') },
      { 'POST issues/:id/rework': { ...ISSUE, ...RESOLVED, state: 'rework', version: 6 } },
    );
    expect(await screen.findByText('已清运，并增加一次晚间清运。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '核实' }));
    fireEvent.click(await screen.findByRole('radio', { name: '不到位，退回返工' }));
    const drawer = screen.getByRole('dialog');
    fireEvent.click(within(drawer).getByRole('button', { name: '核实' }));
    expect(await screen.findByText('请填写返工的理由')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: /返工的理由/ }), { target: { value: '还有一半' } });
    fireEvent.click(within(drawer).getByRole('button', { name: '核实' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')).toMatchObject({
        path: `${plugin.apiBase}/issues/${ISSUE.id}/rework`,
        body: { reason: '还有一半', version: 5 },
      }),
    );
  });

  test('who resolved it is told why they cannot verify it', async () => {
    show({ ...RESOLVED, actions: [{ action: 'verify', barrier: 'same-person' }] });
    await screen.findByText('马丽娟上报了事项');
    expect(screen.queryByRole('button', { name: '核实' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '更多操作' }));
    expect(await screen.findByText('这个事项是您办结的，须由另一个人核实')).toBeTruthy();
  });

  test('an issue out of reach is the page that says nothing was found', async () => {
    renderWithLinli(<IssuePages />, {
      me: fakeMe([P.read]),
      route: plugin.path(`issues/${ISSUE.id}`),
      api: fakeApi({ 'GET issues/:id': () => problemResponse({ status: 404, code: 'x.issue.not-found' }) }),
    });
    expect(await screen.findByText('找不到这个内容')).toBeTruthy();
  });

  test('reads as well in English', async () => {
    renderWithLinli(<IssuePages />, {
      me: fakeMe([P.read]),
      locale: 'en',
      route: plugin.path(`issues/${ISSUE.id}`),
      api: fakeApi({ 'GET issues/:id': ISSUE, 'GET issues/:id/history': HISTORY }),
    });
    expect(await screen.findByText('马丽娟 reported the issue')).toBeTruthy();
    expect(screen.getByText('Waits for 大王庄街道 to accept it')).toBeTruthy();
    expect(screen.getByText('Sanitation')).toBeTruthy();
  });
});
