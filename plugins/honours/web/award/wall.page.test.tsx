import { expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { screen } from '@testing-library/react';
import { AWARD_PERMISSION as P } from '../../contract/index.ts';
import type { ShownDeed, WallPerson } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { WallPage } from './wall.page.tsx';

const ID = '01979e9c-7a00-7000-8000-00000000000';
const PERSON: WallPerson = {
  id: `${ID}1`,
  name: '温知序',
  class: 'helping',
  year: 2025,
  place: '甲社区',
  citation: '十年照顾独居邻居',
  stories: [{ id: `${ID}2`, title: '楼下那盏灯', until: '2026-12-31' }],
};
const DEED: ShownDeed = {
  id: `${ID}3`,
  title: '送老人回家',
  text: '雨天',
  name: null,
  place: '乙社区',
  doneOn: '2026-11-02',
};

const show = (people: WallPerson[], deeds: ShownDeed[], width = 1440) =>
  renderWithLinli(<WallPage />, {
    me: fakeMe([P.read]),
    route: plugin.path('wall'),
    api: {
      [`GET ${plugin.apiBase}/awards/wall`]: { items: people },
      [`GET ${plugin.apiBase}/good-deeds/shown`]: { items: deeds },
    },
    width,
  });

test('the wall names who agreed, leads to what is told of them, and a deed without a name says so', async () => {
  show([PERSON], [DEED], 390);
  expect(await screen.findByRole('heading', { name: '温知序' })).toBeTruthy();
  const link = screen.getByRole('link', { name: '读《楼下那盏灯》' });
  expect(link.getAttribute('href')).toBe(plugin.path(`stories/${ID}2`));
  expect(screen.getByText('一位不愿留名的邻居')).toBeTruthy();
});

test('an empty wall says so, for people and for deeds', async () => {
  show([], []);
  expect(await screen.findByText('墙上还没有榜样')).toBeTruthy();
  expect(screen.getByText('没有正在公布的好人好事')).toBeTruthy();
});
