import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, within } from '@testing-library/react';
import { CANDIDACY_PERMISSION as P, NOMINATION_PERMISSION } from '../../contract/index.ts';
import type { CandidacyDetail, CandidacyState } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { CandidacyPages } from './candidacy-pages.tsx';
import { candidacies } from './candidacy.queries.ts';

const ONE: CandidacyDetail = {
  id: '01979e9c-7a00-7000-8000-000000000011',
  no: '7',
  round: '2026 年度身边好人评选',
  class: 'courage',
  nominationId: '01979e9c-7a00-7000-8000-000000000012',
  notice: null,
  finding: null,
  awardId: null,
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'recommended',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [{ action: 'publish', barrier: null }],
  waitingFor: null,
};
const NAMED = { name: '赵敏', deed: '十年照看邻居老人。' };

function show(state: CandidacyState, permissions: string[], action?: 'publish' | 'award') {
  const actions = action ? [{ action, barrier: null }] : [];
  return renderWithLinli(<CandidacyPages />, {
    me: fakeMe([P.read, ...permissions]),
    route: plugin.path(`candidacies/${ONE.id}`),
    api: fakeRecords(candidacies, 'candidacies', { ...ONE, state, actions } as CandidacyDetail, {
      'GET :id/named-candidate': NAMED,
      'GET :id/candidate': { ...NAMED, findings: ['邻居都知道'] },
    }),
  });
}
const asked = (calls: { path: string }[], what: string) => calls.some(({ path }) => path.endsWith(`/${what}`));

test('before the panel has come to its result the district reads a number, and when the name will be there', async () => {
  const { calls } = show('shortlisted', [P.decide]);
  expect(await screen.findByText('评审通过后才显示姓名')).toBeTruthy();
  expect(asked(calls, 'named-candidate')).toBe(false);
});

test.each([
  ['only reads', 'awarded', []],
  ['turned one down', 'not-awarded', [P.decide]],
] as const)('whoever %s is not told at all', async (_, state, permissions) => {
  const { calls } = show(state, [...permissions]);
  expect(await screen.findByText('您只能看到编号')).toBeTruthy();
  expect(asked(calls, 'named-candidate') || asked(calls, 'candidate')).toBe(false);
});

test('whoever works with the nominee reads the name and what was found', async () => {
  show('shortlisted', [NOMINATION_PERMISSION.readAbout]);
  expect(await screen.findByText('赵敏')).toBeTruthy();
  expect(screen.getByText('邻居都知道')).toBeTruthy();
});

test.each([
  ['publish', 'recommended', '公示', '公示内容', '赵敏：十年照看邻居老人。'],
  ['award', 'noticed', '决定表彰', '主要事迹', '十年照看邻居老人。'],
] as const)('the form of %s begins with what the nomination says', async (action, state, button, field, text) => {
  show(state, [P.decide], action);
  expect(await screen.findByText('赵敏')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: button }));
  const form = within(await screen.findByRole('dialog'));
  expect(form.getByRole<HTMLTextAreaElement>('textbox', { name: field }).value).toBe(text);
});
