import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { RULE_DOCUMENT_PERMISSION as P } from '../../contract/index.ts';
import type { RuleDocumentDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { RuleDocumentPages } from './rule-document-pages.tsx';
import { ruleDocuments } from './rule-document.queries.ts';

const ONE: RuleDocumentDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '专项经费管理办法',
  edition: 2,
  inForceFrom: null,
  inForceUntil: null,
  note: null,
  fundId: null,
  fundTitle: null,
  revises: { id: '01979e9c-7a00-7000-8000-000000000002', edition: 1 },
  clauses: [{ no: '第七条', text: '不得用于烟酒', words: ['烟', '酒'], firm: true }],
  caps: [{ no: '第九条', category: 'works', amount: '200000' }],
  unitId: 10,
  path: [{ id: 10, name: '河东区', level: 'district' }],
  state: 'drafted',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '孙文静' },
  version: 3,
  actions: [
    { action: 'issue', barrier: null },
    { action: 'change', barrier: null },
  ],
  waitingFor: { action: 'issue', person: null, unit: { id: 10, name: '河东区', level: 'district' } },
};

const show = (route: string, permissions: string[], api: FakeRoutes = {}, width = 1440) =>
  renderWithLinli(<RuleDocumentPages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(ruleDocuments, 'rule-documents', ONE, {
      'GET /api/plugins/funds/v1/funds': { items: [], page: 1, pageSize: 100, total: 0, exact: true },
      ...api,
    }),
    width,
  });
const dialog = async () => within(await screen.findByRole('dialog'));

test('the list has editions, on a phone as cards, and drafting only for who may', async () => {
  show('rule-documents', [P.read], {}, 390);
  expect(await screen.findByRole('link', { name: /专项经费管理办法/ })).toBeTruthy();
  expect(screen.getByText(/第 2 版/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '起草制度文件' })).toBeNull();
});

test('its page has the clauses with their words, the caps, and the edition before', async () => {
  show(`rule-documents/${ONE.id}`, [P.read]);
  expect(await screen.findByText('不得用于烟酒')).toBeTruthy();
  expect(screen.getByText('禁止 · 烟、酒')).toBeTruthy();
  expect(screen.getByText(/¥200,000.00/)).toBeTruthy();
  expect(screen.getByRole('link', { name: '第 1 版' })).toBeTruthy();
});

test('what is there is filled in when a draft is corrected, and words are typed with commas between', async () => {
  const { calls } = show(`rule-documents/${ONE.id}`, [P.read, P.manage], { 'POST :id/change': ONE });
  fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
  fireEvent.click(await screen.findByText('修改'));
  const drawer = await dialog();
  const words = drawer.getByRole<HTMLInputElement>('textbox', { name: /关键词/ });
  expect(words.value).toBe('烟、酒');
  fireEvent.change(words, { target: { value: '烟、酒，茶叶' } });
  fireEvent.click(drawer.getByRole('button', { name: '修改' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body as { clauses?: unknown[] } | undefined;
  await waitFor(() => expect(sent()?.clauses).toEqual([{ ...ONE.clauses[0], words: ['烟', '酒', '茶叶'] }]));
});

test('what is out of reach is not found', async () => {
  show(`rule-documents/${ONE.id}`, [P.read], { 'GET :id': () => problemResponse({ status: 404, code: 'x' }) });
  expect(await screen.findByText('找不到这个内容')).toBeTruthy();
});
