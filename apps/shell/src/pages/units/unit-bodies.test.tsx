import { describe, expect, test } from '@jest/globals';
import type { UnitDetail } from '@linli/contracts';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { screen, waitFor } from '@testing-library/react';
import { UnitBodies } from './unit-bodies.tsx';

const unit = { id: 20, name: '瑞金社区' } as UnitDetail;
const page = (items: object[]) => ({ items, page: 1, pageSize: 10, total: items.length, exact: true });
const ref = { id: 'o', name: '瑞金社区党委', readable: true };
const body = {
  ...ref,
  type: 'party-committee',
  subtype: null,
  state: 'active',
  memberCount: 3,
  head: { personId: 'p', name: '李四', postTitle: '书记' },
  headVacant: false,
};
const held = {
  id: 'a',
  person: { id: 'p', name: '李四', readable: true },
  organisation: ref,
  postTitle: '书记',
  kind: 'full',
  validFrom: '2024-03-16',
};
const show = (permissions: string[], bodies: object[] = [body], posts: object[] = [held]) =>
  renderWithLinli(<UnitBodies unit={unit} />, {
    me: fakeMe(['core.organisation.read', ...permissions]),
    api: { 'GET /api/core/v1/organisations': page(bodies), 'GET /api/core/v1/appointments': page(posts) },
  });
const hrefs = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));

describe('the bodies and posts of a unit', () => {
  test('lead to body, person and appointment, and to the lists of all of them', async () => {
    show(['core.appointment.read', 'core.person.read']);
    await waitFor(() =>
      expect(hrefs()).toEqual([
        '/organisations?unit=20',
        '/organisations/o',
        '/people?unit=20',
        '/appointments?unit=20',
        '/people/p',
        '/organisations/o',
        '/appointments/a',
      ]),
    );
  });

  test('are those of the unit itself', async () => {
    const { calls } = show([]);
    await screen.findByText('瑞金社区党委');
    expect(calls.map(({ query }) => [query.get('unitId'), query.get('exactly')])).toEqual([['20', 'true']]);
  });

  test('say so when there are none', async () => {
    show(['core.appointment.read'], [], []);
    expect(await screen.findByText('这里还没有组织')).toBeTruthy();
    expect(await screen.findByText('现在没有人任职')).toBeTruthy();
  });
});
