import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { OPINION_PERMISSION as P } from '../../contract/index.ts';
import type { OpinionDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { OpinionPages } from './opinion-pages.tsx';
import { opinions } from './opinion.queries.ts';

const ONE: OpinionDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  candidacyId: '01979e9c-7a00-7000-8000-000000000002',
  no: '7',
  organisation: '街道综治办',
  dueOn: '2026-12-04',
  verdict: null,
  isOverdue: false,
  words: null,
  signedBy: null,
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'asked',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 1,
  actions: [{ action: 'answer', barrier: null }],
  waitingFor: null,
};

test('whoever writes an answer down chooses between no objection and a concern, in words', async () => {
  const { calls } = renderWithLinli(<OpinionPages />, {
    me: fakeMe([P.read, P.answer]),
    route: plugin.path(`opinions/${ONE.id}`),
    api: fakeRecords(opinions, 'opinions', ONE, {
      'POST :id/answer': { ...ONE, state: 'answered', verdict: 'concern', actions: [] },
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '登记答复' }));
  const form = within(await screen.findByRole('dialog'));
  expect(form.getByRole('radio', { name: '没有意见' })).toBeTruthy();
  fireEvent.click(form.getByRole('radio', { name: '有顾虑' }));
  fireEvent.change(form.getByRole('textbox', { name: '答复内容' }), { target: { value: '有一起纠纷未结' } });
  fireEvent.click(form.getByRole('button', { name: '登记答复' }));
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      verdict: 'concern',
      words: '有一起纠纷未结',
      version: 1,
    }),
  );
});
