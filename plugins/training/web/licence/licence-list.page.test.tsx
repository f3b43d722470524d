import { expect, test } from '@jest/globals';
import { fakeMe, fakePage, fakePluginApi, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { Licence, LicenceCounts } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { LicenceListPage } from './licence-list.page.tsx';

const id = (n: number) => `01979e9c-7a00-7000-8000-00000000000${n}`;
const licence = (n: number, name: string, more: Partial<Licence>): Licence => ({
  appointmentId: id(n),
  ruleId: id(9),
  person: { id: id(n), name },
  organisation: { id: id(8), name: '文华里社区党委' },
  post: 'secretary',
  unitId: 10,
  unitName: '文华里社区',
  typeTitle: '社区书记任职证书',
  standing: 'held',
  certificateId: id(n),
  validTo: '2029-03-01',
  dueOn: '2026-04-01',
  ...more,
});
const ROWS = [
  licence(1, '张桂花', {}),
  licence(2, '新书记', { standing: 'grace', certificateId: null, validTo: null, dueOn: '2027-01-01' }),
  licence(3, '无证者', { standing: 'lacking', certificateId: null, validTo: null }),
];
const COUNTS: LicenceCounts = { all: 3, held: 1, expiring: 0, grace: 1, lacking: 1 };

const show = (query = '', width = 1440) =>
  renderWithLinli(<LicenceListPage />, {
    me: fakeMe(['training.licence-rule.read']),
    route: `${plugin.path('licences')}${query}`,
    api: fakePluginApi(plugin, { 'GET licences': fakePage(ROWS), 'GET licences/counts': COUNTS }),
    width,
  });

test('it says of everybody until when: valid to its last day, to be obtained by, needed since', async () => {
  show();
  expect(await screen.findByText('有效至 2029-02-28')).toBeTruthy();
  expect(screen.getByText('最晚 2026-12-31 取得')).toBeTruthy();
  expect(screen.getByText('自 2026-04-01 起应持证')).toBeTruthy();
});

test('a tab asks for those alone, with the day that the address names', async () => {
  const { calls } = show('?asOf=2026-11-01');
  await screen.findByText('张桂花');
  fireEvent.click(screen.getByRole('tab', { name: /未持证/ }));
  await waitFor(() => {
    const asked = calls.filter(({ path }) => path.endsWith('/licences')).at(-1);
    expect([asked?.query.get('standing'), asked?.query.get('asOf')]).toEqual(['lacking', '2026-11-01']);
  });
});

test('on a phone each is a card', async () => {
  show('', 390);
  expect(await screen.findByText('张桂花')).toBeTruthy();
  expect(screen.getAllByText('文华里社区党委').length).toBeGreaterThan(0);
});
