import { addDays, dayOf, dayStart } from '@linli/contracts';
import { sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';
import type { IssueDue, IssueFilter, IssueState, Timeliness } from '../../contract/index.ts';
import type { IssueRow } from './issue.entity.ts';

/** In these an issue is worked on: its limit runs. */
const WORKED_ON: readonly IssueState[] = ['accepted', 'assigned', 'in-progress', 'rework'];

export type DueFields = Pick<IssueRow, 'state' | 'dueAt' | 'dueUnpublished' | 'resolvedAt'>;

/** How an issue stands to its limit at this moment; null without one. Pure: nothing is written down when a limit passes. */
export function dueOf({ state, dueAt, dueUnpublished, resolvedAt }: DueFields, now: Date): IssueDue | null {
  if (!dueAt) return null;
  const answer = (timeliness: Timeliness) => ({ until: dueAt.toISOString(), timeliness, unpublished: dueUnpublished });
  if (isWorkedOn(state)) return answer(now >= dueAt ? 'overdue' : 'running');
  return resolvedAt && answer(resolvedAt >= dueAt ? 'late' : 'on-time');
}

/** Until when what the issue waits for is to be done: resolving has a limit, checking and closing have none. */
export function todoUntil({ state, dueAt }: DueFields): Date | null {
  return isWorkedOn(state) ? dueAt : null;
}

function isWorkedOn(state: IssueState): boolean {
  return WORKED_ON.includes(state);
}

/**
 * A limit ends with a day of Shanghai, so what is overdue changes at midnight alone: the beginning of the day serves as the
 * clock, and totals are the same all day. The states stand as text, as in `issue.query.ts`.
 */
const WORKED_ON_NOW = sql`row.state IN ('accepted', 'assigned', 'in-progress', 'rework')`;
export function whereDue(
  { timeliness, dueFrom, dueTo }: Pick<IssueFilter, 'timeliness' | 'dueFrom' | 'dueTo'>,
  now: Date,
): Sql[] {
  const today = dayStart(dayOf(now));
  const standing: Readonly<Record<Timeliness, Sql[]>> = {
    running: [WORKED_ON_NOW, sql`row.due_at > ${today}`],
    overdue: [WORKED_ON_NOW, sql`row.due_at <= ${today}`],
    'on-time': [sql`row.due_at IS NOT NULL AND row.resolved_at < row.due_at`],
    late: [sql`row.due_at IS NOT NULL AND row.resolved_at >= row.due_at`],
  };
  return [
    ...(timeliness ? standing[timeliness] : []),
    ...(dueFrom ? [sql`row.due_at >= ${dayStart(dueFrom)}`] : []),
    ...(dueTo ? [sql`row.due_at < ${dayStart(addDays(dueTo, 1))}`] : []),
  ];
}
