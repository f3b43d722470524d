import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ACTIVITY_PERMISSION as P } from '../../contract/index.ts';
import type { ActivityDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ACTIVITY as ONE } from '../testing/activity.samples.ts';
import { ActivityPages } from './activity-pages.tsx';
import { activities } from './activity.queries.ts';

const show = (
  record: Partial<ActivityDetail> = {},
  api: FakeRoutes = {},
  { route = `/${ONE.id}`, width = 1440, may = [P.read, P.manage] as string[] } = {},
) =>
  renderWithLinli(<ActivityPages />, {
    me: fakeMe(may),
    route: plugin.path(`activities${route}`),
    api: { ...fakeRecords(activities, 'activities', { ...ONE, ...record }, api), ...api },
    width,
  });

test('on a phone the list is cards, with views, and adding is for who may', async () => {
  const { calls } = show({}, {}, { route: '', width: 390, may: [P.read] });
  expect(await screen.findByRole('link', { name: /重阳节文艺演出/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '新增活动' })).toBeNull();
  expect(calls.find(({ path }) => path.endsWith('/activities'))?.query.get('view')).toBe('this-week');
});

test('its page says what it costs, where it is and what it answers', async () => {
  show();
  expect(await screen.findByText('¥1,250.50')).toBeTruthy();
  expect(screen.getByText('老人想看评剧')).toBeTruthy();
  expect(screen.getByText('大直沽街道党建联盟')).toBeTruthy();
  expect(screen.getByRole('link', { name: '文华里党群服务中心' })).toBeTruthy();
});

test('one without an alliance says that the figure does not count it', async () => {
  show({ alliance: null });
  expect(await screen.findByText('自办活动，不计入帮扶活动次数')).toBeTruthy();
});

test('organisation life says who sees it, and a holiday is named', async () => {
  show({ kind: 'party-day', alliance: null, days: [{ day: '2026-10-01', kind: 'holiday', name: '国庆节' }] });
  expect(await screen.findByText(/2026-10-01 是国庆节假期.*组织生活只在本单位可见/)).toBeTruthy();
});

test('it is recorded with a number and a line; the word about photos is asked for where there are some', async () => {
  const done = { ...ONE, state: 'recorded' as const, headCount: 45, version: 4, actions: [], waitingFor: null };
  const { calls } = show({}, { 'POST :id/record': done });
  fireEvent.click(await screen.findByRole('button', { name: '填写记录' }));
  const drawer = within(await screen.findByRole('dialog'));
  expect(drawer.queryByText('照片可以对外展示')).toBeNull();
  fireEvent.change(drawer.getByRole('spinbutton', { name: /参加人数/ }), { target: { value: '45' } });
  fireEvent.change(drawer.getByRole('textbox', { name: /一句话记录/ }), { target: { value: '演了八个节目' } });
  fireEvent.click(drawer.getByRole('button', { name: '填写记录' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toMatchObject({ headCount: 45, summary: '演了八个节目', version: 3 }));
});

test('a plan asks for the need or the reason, and money is typed in yuan', async () => {
  const idea = {
    ...ONE,
    state: 'idea' as const,
    actions: [{ action: 'plan' as const, barrier: null }],
    waitingFor: null,
  };
  const { calls } = show(idea, { 'POST :id/plan': problemResponse({ status: 400, code: 'x' }) });
  fireEvent.click(await screen.findByRole('button', { name: '策划活动' }));
  const drawer = within(await screen.findByRole('dialog'));
  // The need that the idea names is there already, so no reason is asked for.
  expect(drawer.queryByRole('textbox', { name: /没有对应需求的原因/ })).toBeNull();
  fireEvent.change(drawer.getByRole('textbox', { name: /回应的需求/ }), { target: { value: '' } });
  expect(await drawer.findByRole('textbox', { name: /没有对应需求的原因/ })).toBeTruthy();
  fireEvent.change(drawer.getByRole('spinbutton', { name: /费用/ }), { target: { value: '12.345' } });
  fireEvent.click(drawer.getByRole('button', { name: '策划活动' }));
  await waitFor(() => expect(document.querySelector('.ant-form-item-has-error')).toBeTruthy());
  expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('what is out of reach is not found', async () => {
  show({}, { 'GET :id': () => problemResponse({ status: 404, code: 'x' }) });
  expect(await screen.findByText('找不到这个内容')).toBeTruthy();
});
