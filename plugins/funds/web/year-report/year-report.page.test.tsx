import { expect, test } from '@jest/globals';
import { fakeMe, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import { screen } from '@testing-library/react';
import { FUND_PERMISSION, LEDGER_PERMISSION } from '../../contract/index.ts';
import type { YearReport } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { YearReportPage } from './year-report.page.tsx';

const FUND = { id: '01979e9c-7a00-7000-8000-000000000001', title: '社区治理专项资金', year: 2026 };
const AMOUNTS = {
  ...{ appropriated: 1_680_000_000, allocated: -80_000_000, committed: 100_000, spent: 5_000_055 },
  ...{ available: 1_594_899_945, projects: 3 },
};
const REPORT: YearReport = {
  fund: FUND,
  total: AMOUNTS,
  rows: [{ ...AMOUNTS, unit: { id: 10, name: '河东区', level: 'district' }, category: 'general' }],
};
const API = `GET /api/plugins/funds/v1/year-reports/${FUND.id}`;

const show = (query: string, answer: object = REPORT, width = 1440) =>
  renderWithLinli(<YearReportPage />, {
    me: fakeMe([FUND_PERMISSION.read, LEDGER_PERMISSION.read]),
    route: plugin.path(`year-report${query}`),
    api: { [API]: answer },
    width,
  });

test('the report has each amount, in the head and by unit and purpose', async () => {
  show(`?fund=${FUND.id}`);
  expect(await screen.findByRole('heading', { name: '社区治理专项资金 2026 年度报告' })).toBeTruthy();
  expect(screen.getAllByText('¥16,800,000.00')).toHaveLength(2);
  expect(screen.getAllByText('-¥800,000.00')).toHaveLength(2);
  expect(screen.getAllByText('¥50,000.55')).toHaveLength(2);
  expect(screen.getByRole('button', { name: '下载开放数据 CSV' })).toBeTruthy();
});

test('on a phone it has the columns that say most', async () => {
  show(`?fund=${FUND.id}`, REPORT, 390);
  expect(await screen.findByRole('columnheader', { name: '结余' })).toBeTruthy();
  expect(screen.queryByRole('columnheader', { name: '已占用' })).toBeNull();
});

test('without a fund it says where it is opened from', async () => {
  show('');
  expect(await screen.findByText('请从资金总览打开年度报告')).toBeTruthy();
});

test('of a fund that is out of reach it says so', async () => {
  show(`?fund=${FUND.id}`, problemResponse({ status: 404, code: 'funds.fund.not-found', title: '没有这笔资金' }));
  expect(await screen.findByText(/没有这笔资金|找不到/)).toBeTruthy();
});
