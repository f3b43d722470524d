import { beforeEach, expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { APPRAISAL_PERMISSION as P } from '../../contract/index.ts';
import type { AppraisalDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { AssessPages, OwnAppraisalPages } from './appraisal-pages.tsx';

const API = '/api/plugins/training/v1/appraisals';
const ONE: AppraisalDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  unitId: 11,
  path: [{ id: 11, name: '文华里社区', level: 'community' }],
  state: 'open',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '孙文静' },
  version: 1,
  actions: [{ action: 'file', barrier: null }],
  waitingFor: null,
  roundId: '01979e9c-7a00-7000-8000-000000000002',
  roundTitle: '年度考核',
  person: { id: '01979e9c-7a00-7000-8000-000000000003', name: '周副书记' },
  post: 'dedicated-deputy',
  organisation: '文华里社区党委',
  endsOn: '2026-12-31',
  points: ['履职', '服务群众'],
  assessor: '郭思齐',
  findings: null,
  summary: null,
  reply: null,
  replyUntil: null,
};
beforeEach(() => sessionStorage.clear());

const show = (right: 'assess' | 'own', one: AppraisalDetail, api: FakeRoutes = {}) =>
  renderWithLinli(right === 'assess' ? <AssessPages /> : <OwnAppraisalPages />, {
    me: fakeMe([right === 'assess' ? P.assess : P.reply]),
    route: plugin.path(`${right === 'assess' ? 'assess' : 'own-appraisals'}/${one.id}`),
    api: {
      [`GET ${API}/${right}/${one.id}`]: one,
      [`GET ${API}/${right}/${one.id}/history`]: { items: [] },
      ...api,
    },
  });

test('an assessor files a finding with its evidence for each point, and cannot leave one out', async () => {
  const { calls } = show('assess', ONE, { [`POST ${API}/${ONE.id}/file`]: { ...ONE, state: 'filed', actions: [] } });
  fireEvent.click(await screen.findByRole('button', { name: '填写考核意见' }));
  const drawer = within(await screen.findByRole('dialog'));
  const send = () => fireEvent.click(drawer.getByRole('button', { name: '填写考核意见' }));
  for (const [at, word] of ['符合', '部分符合'].entries())
    fireEvent.click(within(drawer.getAllByRole('group')[at] as HTMLElement).getByRole('radio', { name: word }));
  expect(drawer.getAllByRole<HTMLInputElement>('radio').filter((each) => each.checked)).toHaveLength(2);
  fireEvent.change(drawer.getByRole('textbox', { name: '履职 依据事实' }), { target: { value: '有记录' } });
  fireEvent.change(drawer.getByRole('textbox', { name: /总体意见/ }), { target: { value: '良好' } });
  send();
  expect(await drawer.findByText('请写明依据的事实')).toBeTruthy();
  expect(await drawer.findByText('还有没写完的条目，每条都要选择并写明依据的事实')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(drawer.getAllByRole('group')[1]));
  fireEvent.change(drawer.getByRole('textbox', { name: '服务群众 依据事实' }), { target: { value: '两件逾期' } });
  send();
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() =>
    expect(sent()).toEqual({
      findings: [
        { finding: 'met', evidence: '有记录' },
        { finding: 'partly', evidence: '两件逾期' },
      ],
      summary: '良好',
      version: 1,
    }),
  );
});

test('whoever was appraised reads what was found on which facts, and replies', async () => {
  const filed: AppraisalDetail = {
    ...ONE,
    state: 'filed',
    findings: [
      { finding: 'met', evidence: '有记录' },
      { finding: 'not-met', evidence: '两件逾期' },
    ],
    summary: '良好',
    replyUntil: '2026-12-03T16:00:00.000Z',
    actions: [{ action: 'reply', barrier: null }],
  };
  const { calls } = show('own', filed, {
    [`POST ${API}/${ONE.id}/reply`]: { ...filed, state: 'replied', actions: [] },
  });
  expect(await screen.findByText('两件逾期')).toBeTruthy();
  expect(screen.getByText('不符合')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '答复' }));
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.change(drawer.getByRole('textbox', { name: /我的答复/ }), { target: { value: '已补办' } });
  fireEvent.click(drawer.getByRole('button', { name: '答复' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ reply: '已补办', version: 1 }));
});

test('a list that is narrowed to a round says which, to whoever may not open the round itself', async () => {
  const page = { items: [ONE], page: 1, pageSize: 20, total: 1, exact: true };
  const { calls } = renderWithLinli(<AssessPages />, {
    me: fakeMe([P.assess]),
    route: plugin.path(`assess?round=${ONE.roundId}`),
    api: { [`GET ${API}/assess`]: page },
  });
  const word = await screen.findByRole('button', { name: '去掉条件：考核轮次' });
  await waitFor(() => expect(word.textContent).toBe('考核轮次年度考核'));
  expect(calls.filter(({ path }) => path.includes('appraisal-rounds'))).toEqual([]);
});

test('two points that are worded alike are two, and what was said of them is there again after a reload', async () => {
  const first = show('assess', { ...ONE, points: ['履职', '履职'] });
  const open = async () => {
    fireEvent.click(await screen.findByRole('button', { name: '填写考核意见' }));
    return within(await screen.findByRole('dialog')).getAllByRole<HTMLTextAreaElement>('textbox', {
      name: '履职 依据事实',
    });
  };
  const [, second] = await open();
  fireEvent.change(second as HTMLElement, { target: { value: '两件逾期' } });
  await waitFor(() => expect(sessionStorage.length).toBe(1));
  first.unmount();
  show('assess', { ...ONE, points: ['履职', '履职'] });
  expect((await open()).map(({ value }) => value)).toEqual(['', '两件逾期']);
});

test('what was sent back is filled in as it was filed', async () => {
  const findings = ONE.points.map((_, at) => ({ finding: 'partly' as const, evidence: `事实${at}` }));
  show('assess', { ...ONE, state: 'returned', findings, summary: '良好' });
  fireEvent.click(await screen.findByRole('button', { name: '填写考核意见' }));
  const drawer = within(await screen.findByRole('dialog'));
  expect(drawer.getByRole('textbox', { name: '服务群众 依据事实' })).toHaveProperty('value', '事实1');
  expect(drawer.getByRole('textbox', { name: /总体意见/ })).toHaveProperty('value', '良好');
});
