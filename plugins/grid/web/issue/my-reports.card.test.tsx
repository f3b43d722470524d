import { describe, expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { screen } from '@testing-library/react';
import { ISSUE_PERMISSION as P } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ISSUE, fakeApi, pageOfIssues } from '../testing/issue.samples.ts';
import { MyReportsCard } from './my-reports.card.tsx';
import { UnitIssuesTab } from './unit-issues.tab.tsx';

const show = (total = 1) =>
  renderWithLinli(<MyReportsCard />, {
    me: fakeMe([P.read, P.report]),
    api: fakeApi({ 'GET issues': { ...pageOfIssues(total ? [ISSUE] : []), total } }),
  });

describe('the workbench card', () => {
  test('shows who reports what became of it, with a way to all of it, and how to report', async () => {
    const { calls } = show(12);
    expect((await screen.findByRole('link', { name: /3 号楼前垃圾桶满溢/ })).getAttribute('href')).toBe(
      plugin.path(`issues/${ISSUE.id}`),
    );
    expect(calls.map(({ query }) => query.get('view'))).toEqual(['mine']);
    expect(screen.getByRole('link', { name: '共 12 件，查看全部' }).getAttribute('href')).toBe(
      `${plugin.path('issues')}?view=mine`,
    );
    expect(screen.getByRole('link', { name: '上报事项' }).getAttribute('href')).toBe(
      `${plugin.path('issues')}?report=1`,
    );
  });

  test('says when nothing was reported', async () => {
    show(0);
    expect(await screen.findByText('您还没有上报过事项')).toBeTruthy();
  });
});

test('a unit’s page shows the newest issues there', async () => {
  const { calls } = renderWithLinli(<UnitIssuesTab unitId={20} />, {
    me: fakeMe([P.read]),
    api: fakeApi({ 'GET issues': pageOfIssues([ISSUE]) }),
  });
  await screen.findByText('3 号楼前垃圾桶满溢');
  expect(calls[0]?.query.get('unit')).toBe('20');
});
