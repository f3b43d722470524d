import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import { screen } from '@testing-library/react';
import { STORY_PERMISSION as P } from '../../contract/index.ts';
import type { StoryDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { StoryPages } from './story-pages.tsx';
import { stories } from './story.queries.ts';

const ONE: StoryDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  awardId: '01979e9c-7a00-7000-8000-000000000002',
  place: '社区榜样墙',
  expiresOn: '2026-12-31',
  isExpired: false,
  agreedOn: '2026-01-05',
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'shown',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [],
  waitingFor: null,
};
const TEXT = { title: '楼下那盏灯', text: '第一段。\n\n第二段。', name: '温知序' };

const show = (one: StoryDetail, text: object) =>
  renderWithLinli(<StoryPages />, {
    me: fakeMe([P.read]),
    route: plugin.path(`stories/${one.id}`),
    api: fakeRecords(stories, 'stories', one, { 'GET :id/text': text }),
    width: 390,
  });

test('a story is read with its title, its paragraphs and whom it tells of', async () => {
  show(ONE, TEXT);
  expect(await screen.findByRole('heading', { name: '楼下那盏灯' })).toBeTruthy();
  expect(screen.getByText('第一段。').tagName).toBe('P');
  expect(screen.getByRole('link', { name: '温知序' })).toBeTruthy();
});

test('one that is over says so', async () => {
  show({ ...ONE, isExpired: true }, TEXT);
  expect(await screen.findByText('已到期，不再展示')).toBeTruthy();
});

test('one that was taken down says so, and has no words', async () => {
  show({ ...ONE, state: 'taken-down' }, { title: null, text: null, name: null });
  expect(await screen.findByText('内容已清除，不能恢复。')).toBeTruthy();
});
