import { expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ENROLMENT_PERMISSION as P } from '../../contract/index.ts';
import type { EnrolmentDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { MyTrainingPage } from './my-training.page.tsx';

const API = '/api/plugins/training/v1/enrolments';
const ONE: EnrolmentDetail = {
  id: '01979e9c-7a00-7000-8000-000000000101',
  unitId: 11,
  path: [],
  state: 'nominated',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '李建国' },
  version: 1,
  actions: [
    { action: 'confirm', barrier: null },
    { action: 'decline', barrier: null },
  ],
  waitingFor: null,
  classId: '01979e9c-7a00-7000-8000-000000000001',
  classTitle: '第一期社区书记培训班',
  person: { id: '01979e9c-7a00-7000-8000-000000000201', name: '张桂花' },
  post: 'secretary',
  organisation: '文华里社区党委',
  waiting: null,
  result: null,
  completedOn: null,
  appointmentId: '01979e9c-7a00-7000-8000-000000000301',
  note: null,
};
const show = (items: EnrolmentDetail[], api = {}) =>
  renderWithLinli(<MyTrainingPage />, {
    me: fakeMe([P.answer]),
    route: plugin.path('my-training'),
    api: { [`GET ${API}/mine`]: { items }, ...api },
  });

test('one’s own nomination is answered with no and why', async () => {
  const { calls } = show([ONE], { [`POST ${API}/${ONE.id}/decline`]: { ...ONE, state: 'declined', actions: [] } });
  fireEvent.click(await screen.findByRole('button', { name: '答复' }));
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.click(drawer.getByText('不参加'));
  fireEvent.change(await drawer.findByRole('textbox', { name: /理由/ }), { target: { value: '出差' } });
  fireEvent.click(drawer.getByRole('button', { name: '答复' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ reason: '出差', version: 1 }));
});

test('what is over has its result and no button, and nothing at all is said in words', async () => {
  show([{ ...ONE, state: 'completed', result: 'passed', actions: [] }]);
  expect(await screen.findByText('合格')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '答复' })).toBeNull();
  show([]);
  expect(await screen.findByText('还没有单位推荐您参加培训')).toBeTruthy();
});
