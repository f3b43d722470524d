import { expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { screen } from '@testing-library/react';
import { ACTIVITY_PERMISSION as P } from '../../contract/index.ts';
import type { KindsUsed } from '../../contract/index.ts';
import { UnitActivitiesTab } from './unit-activities.tab.tsx';

const show = (used: KindsUsed) =>
  renderWithLinli(<UnitActivitiesTab unitId={10} />, {
    me: fakeMe([P.read]),
    api: { 'GET /api/plugins/culture/v1/activities/kinds-used': used },
  });

test('a unit that only does the two plain kinds is told so in words', async () => {
  show({ items: [{ kind: 'visit', count: 7 }], total: 7, onlyPlain: true });
  expect(await screen.findByText('入户访问 7 次')).toBeTruthy();
  expect(screen.getByText(/近一年只有宣传和入户访问/)).toBeTruthy();
});

test('one that does more is not, and one that does nothing has nothing shown', async () => {
  show({ items: [{ kind: 'family', count: 1 }], total: 1, onlyPlain: false });
  expect(await screen.findByText('亲子教育 1 次')).toBeTruthy();
  expect(screen.queryByText(/只有宣传/)).toBeNull();
});
