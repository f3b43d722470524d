import { addDays, dayOf, dayStart } from '@linli/contracts';
import { describe, expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { ISSUE_PERMISSION as P } from '../../contract/index.ts';
import type { IssueDue, Timeliness } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ISSUE, fakeApi, pageOfIssues } from '../testing/issue.samples.ts';
import { IssuePages } from './issue-pages.tsx';

const COUNTS = Object.fromEntries(
  ['mine-to-do', 'overdue', 'all', 'mine'].map((view) => [view, { total: 1, exact: true }]),
);
/** The limit's last day is so many days from today. */
const due = (days: number, timeliness: Timeliness, unpublished: number | null = null): IssueDue => ({
  until: dayStart(addDays(dayOf(new Date()), days + 1)).toISOString(),
  timeliness,
  unpublished,
});

function show(route: string, limit: IssueDue | null, width?: number) {
  return renderWithLinli(<IssuePages />, {
    me: fakeMe([P.read]),
    route: plugin.path(route),
    width,
    api: fakeApi({
      'GET issues': pageOfIssues([{ ...ISSUE, due: limit }]),
      'GET issues/counts': COUNTS,
      'GET issues/:id': { ...ISSUE, due: limit },
      'GET issues/:id/history': { items: [] },
    }),
  });
}

describe('the limit of an issue', () => {
  test.each([
    [due(0, 'running'), '今天到期'],
    [due(1, 'running'), '明天到期'],
    [due(-1, 'overdue'), '已超 1 天'],
    [due(-12, 'overdue'), '已超 12 天'],
    [due(-3, 'on-time'), '按时办结'],
    [due(3, 'late'), '超时办结'],
  ])('%# stands in the list in words: %s', async (limit, words) => {
    show('issues', limit);
    expect(await screen.findByText(words)).toBeTruthy();
  });

  test('is a date while it is far away, on a phone too', async () => {
    const limit = due(5, 'running');
    show('issues', limit, 390);
    const day = addDays(dayOf(new Date()), 5).slice(5);
    expect(await screen.findByText(`${day} 到期`)).toBeTruthy();
  });

  test('says on its page where only the weekends were known', async () => {
    show(`issues/${ISSUE.id}`, due(30, 'running', 2027));
    expect(await screen.findByText('2027 年放假安排未公布，以周末推算')).toBeTruthy();
    expect(screen.getByText('时限内')).toBeTruthy();
  });

  test('is not shown where there is none', async () => {
    show(`issues/${ISSUE.id}`, null);
    await screen.findByText('马丽娟');
    expect(screen.queryByText('时限')).toBeNull();
  });

  test('orders what is overdue, and no other list, whatever the address still says', async () => {
    const { calls } = show('issues?view=overdue', due(-1, 'overdue'));
    await screen.findByText('已超 1 天');
    const asked = () => calls.filter(({ path }) => path.endsWith('/issues')).at(-1)?.query;
    expect([asked()?.get('view'), asked()?.get('sort')]).toEqual(['overdue', 'dueAt']);
    fireEvent.click(screen.getByRole('columnheader', { name: /^时限/ }));
    await waitFor(() => expect(asked()?.get('sort')).toBe('-dueAt'));
    fireEvent.click(screen.getByRole('tab', { name: /全部/ }));
    await waitFor(() => expect([asked()?.get('view'), asked()?.get('sort')]).toEqual(['all', '-reportedAt']));
  });
});
