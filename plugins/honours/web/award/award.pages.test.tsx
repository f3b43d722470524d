import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { AWARD_PERMISSION as P, STORY_PERMISSION } from '../../contract/index.ts';
import type { AwardDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { AwardPages } from './award-pages.tsx';
import { awards } from './award.queries.ts';

const ONE: AwardDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  class: 'helping',
  year: 2025,
  awardedOn: '2025-12-01',
  onWall: true,
  citation: '十年照顾独居邻居',
  hearing: null,
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'awarded',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [{ action: 'leave-wall', barrier: null }],
  waitingFor: null,
};
const EMPTY = { items: [], total: 0, page: 1, pageSize: 50, exact: true };

const show = (route: string, permissions: string[], one: AwardDetail, width = 1440) =>
  renderWithLinli(<AwardPages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: {
      [`GET ${plugin.apiBase}/awards/names`]: { items: [{ id: ONE.id, name: '温知序' }] },
      ...fakeRecords(awards, 'awards', one, {
        'GET :id/name': { name: one.citation === null ? null : '温知序' },
      }),
      [`GET ${plugin.apiBase}/stories`]: EMPTY,
      [`GET ${plugin.apiBase}/aftercare`]: EMPTY,
    },
    width,
  });

test('the list names who was awarded, on a phone as cards', async () => {
  show('awards', [P.read], ONE, 390);
  expect(await screen.findByRole('link', { name: /温知序/ })).toBeTruthy();
});

test('its page names the person, what for, and offers a story to whoever writes them', async () => {
  show(`awards/${ONE.id}`, [P.read, STORY_PERMISSION.read, STORY_PERMISSION.write], ONE);
  expect(await screen.findByRole('heading', { name: '温知序' })).toBeTruthy();
  expect(screen.getByText('十年照顾独居邻居')).toBeTruthy();
  expect(await screen.findByRole('button', { name: '写事迹' })).toBeTruthy();
});

test('a hearing is told with its day, its grounds and what was proposed', async () => {
  const hearing = {
    ...{ grounds: '有人反映事实不符', hearingOn: '2026-10-12', toldOn: '2026-09-28' },
    ...{ attended: 'absent' as const, minutes: '查阅材料', proposal: 'keep' as const },
  };
  show(`awards/${ONE.id}`, [P.read], { ...ONE, state: 'heard', hearing });
  expect(await screen.findByText('定于 2026-10-12，已于 2026-09-28 告知本人。')).toBeTruthy();
  expect(screen.getByText('建议保留，由另一人决定')).toBeTruthy();
});

test('what was given back has neither name nor words nor stories', async () => {
  show(`awards/${ONE.id}`, [P.read], { ...ONE, state: 'given-back', citation: null, onWall: false, actions: [] });
  expect(await screen.findByRole('heading', { name: '已清除' })).toBeTruthy();
  expect(screen.queryByText('礼遇帮扶')).toBeNull();
});

test('what cannot be undone is never the button of the page: it stands in the menu, and asks once', async () => {
  const one: AwardDetail = {
    ...ONE,
    actions: [
      { action: 'leave-wall', barrier: null },
      { action: 'give-back', barrier: null },
    ],
  };
  const { calls } = show(`awards/${ONE.id}`, [P.read, P.takeDown], one);
  fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
  expect(screen.queryByRole('button', { name: '从榜样墙撤下' })).toBeNull();
  fireEvent.click(await screen.findByText('从榜样墙撤下'));
  const asked = within(await screen.findByRole('dialog'));
  expect(asked.getByText(/表彰本身保留/)).toBeTruthy();
  fireEvent.click(asked.getByRole('button', { name: '从榜样墙撤下' }));
  await waitFor(() => expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ version: 3 }));
});
