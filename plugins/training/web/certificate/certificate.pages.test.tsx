import { expect, test } from '@jest/globals';
import { fakeMe, fakePluginApi, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { CERTIFICATE_PERMISSION as P } from '../../contract/index.ts';
import type { CertificateCheck, CertificateDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { CertificateCheckPage } from './certificate-check.page.tsx';
import { CertificatePages } from './certificate-pages.tsx';
import { certificates } from './certificate.queries.ts';

const ONE: CertificateDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  code: '7K3PM-9XQ2D',
  title: '社区书记任职证书',
  holder: { id: '01979e9c-7a00-7000-8000-000000000003', name: '张桂花' },
  typeId: '01979e9c-7a00-7000-8000-000000000002',
  issuedOn: '2026-03-01',
  validTo: '2029-03-01',
  standing: 'valid',
  basis: '领头雁第 2 期培训合格',
  replaces: null,
  replacedBy: null,
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'issued',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [
    { action: 'reissue', barrier: null },
    { action: 'revoke', barrier: null },
  ],
  waitingFor: null,
};

const show = (route: string, permissions: string[], api: FakeRoutes = {}, width = 1440) =>
  renderWithLinli(<CertificatePages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(certificates, 'certificates', ONE, api),
    width,
  });

test('the list says whose a certificate is and whether it is valid, and issuing is for who may', async () => {
  show('certificates', [P.read]);
  expect(await screen.findByText('张桂花')).toBeTruthy();
  expect(screen.getByText('2029-02-28')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '颁发证书' })).toBeNull();
});

test('its page is the paper with the last day on which it is valid, and taking it back asks why', async () => {
  const revoked = { ...ONE, state: 'revoked', standing: 'revoked', actions: [], version: 4 };
  const { calls } = show(`certificates/${ONE.id}`, [P.read, P.revoke], { 'POST :id/revoke': revoked });
  expect(await screen.findByText(/有效期：2026-03-01 至 2029-02-28/)).toBeTruthy();
  expect(screen.getByText('领头雁第 2 期培训合格，特发此证。')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
  fireEvent.click(await screen.findByText('撤销'));
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.change(drawer.getByRole('textbox', { name: /为什么撤销/ }), { target: { value: '材料不实' } });
  fireEvent.click(drawer.getByRole('button', { name: '撤销' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ reason: '材料不实', version: 3 }));
});

test('what is out of reach is not found', async () => {
  show(`certificates/${ONE.id}`, [P.read], { 'GET :id': () => problemResponse({ status: 404, code: 'x' }) });
  expect(await screen.findByText('找不到这个内容')).toBeTruthy();
});

const checked = (answer: CertificateCheck) =>
  renderWithLinli(<CertificateCheckPage />, {
    me: fakeMe([]),
    route: `${plugin.path('certificate-check')}?code=7k3pm9xq2d`,
    api: fakePluginApi(plugin, { 'GET certificates/check': answer }),
  });

test('a code in the address is checked: the name is masked, and no reason is given', async () => {
  const { title, issuedOn, validTo } = ONE;
  checked({ code: ONE.code, certificate: { title, holder: '张**', issuedOn, validTo, standing: 'revoked' } });
  expect(await screen.findByText('张**')).toBeTruthy();
  expect(screen.getByText('已撤销')).toBeTruthy();
});

test('a code that is not there is said to be none', async () => {
  checked({ code: '7K3PM-9XQ2D', certificate: null });
  expect(await screen.findByText(/没有编号为 7K3PM-9XQ2D 的证书/)).toBeTruthy();
});
