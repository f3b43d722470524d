import { addDays, dayStart } from '@linli/contracts';
import { awaitedFrom, sql } from '@linli/sdk-server';
import type { RequestContext, ScopedFilter, Sql } from '@linli/sdk-server';
import { ISSUE_PERMISSION } from '../../contract/index.ts';
import type { IssueFilter, IssueView } from '../../contract/index.ts';
import { whereDue } from './issue.due.ts';
import type { IssueRow } from './issue.entity.ts';
import { ISSUES } from './issue.policy.ts';

const WHOLE_NUMBER = /^WG-\d{8}-\w{4,}$/i;

/** Which issues a list is about: a view, and what the person has set in it, at this moment. */
export function issuesOf(
  view: IssueView,
  filter: IssueFilter,
  context: RequestContext,
  now: Date,
): ScopedFilter<IssueRow> {
  const overdue = view === 'overdue' ? whereDue({ timeliness: 'overdue' }, now) : [];
  const where = [...whereFilter(filter), ...overdue, ...whereDue(filter, now)];
  const wanted = filter.state?.length ? filter.state : undefined;
  if (view === 'mine-to-do') {
    const either = awaitedFrom(ISSUES, context.account.id, wanted);
    return { read: ISSUE_PERMISSION.read, unit: filter.unit, where, either };
  }
  // What I reported is mine to follow, also after the unit has moved out of my reach.
  const mine = view === 'mine' ? { reporterId: [context.account.id] } : {};
  return {
    read: view === 'mine' ? 'own' : ISSUE_PERMISSION.read,
    unit: filter.unit,
    oneOf: { ...mine, state: wanted },
    where,
  };
}

/** What no index serves; the unit and the state are asked for by what does. */
function whereFilter({ category, q, ...days }: IssueFilter): Sql[] {
  const where = whereDays(days);
  if (category?.length) where.push(sql`row.category = ANY (${category})`);
  if (q && WHOLE_NUMBER.test(q)) where.push(sql`row.no = ${q.toUpperCase()}`);
  else if (q) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    where.push(sql`(row.text ILIKE ${like} OR row.place ILIKE ${like} OR row.no ILIKE ${like})`);
  }
  return where;
}

/**
 * Days begin at midnight in Shanghai. An issue that has ended stays so, in the state and at the time that it ended: so where
 * it stood on a past day follows from its state and the time of that alone. The two states stand here as text, because only
 * then does the planner know that the indexes of what is open, and of what has ended, hold the rows.
 */
function whereDays({ reportedFrom, reportedTo, closedFrom, closedTo, openOn }: IssueFilter): Sql[] {
  const afterEndOf = (day: string) => dayStart(addDays(day, 1));
  return [
    ...(reportedFrom ? [sql`row.reported_at >= ${dayStart(reportedFrom)}`] : []),
    ...(reportedTo ? [sql`row.reported_at < ${afterEndOf(reportedTo)}`] : []),
    ...(closedFrom || closedTo ? [sql`row.state = 'closed'`] : []),
    ...(closedFrom ? [sql`row.state_since >= ${dayStart(closedFrom)}`] : []),
    ...(closedTo ? [sql`row.state_since < ${afterEndOf(closedTo)}`] : []),
    ...(openOn
      ? [
          sql`row.reported_at < ${afterEndOf(openOn)} AND (row.state NOT IN ('closed', 'not-accepted') OR (row.state IN ('closed', 'not-accepted') AND row.state_since >= ${afterEndOf(openOn)}))`,
        ]
      : []),
  ];
}
