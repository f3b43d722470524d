import { addDays, dayOf, dayStart } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import { sql } from '@linli/sdk-server';
import type { RowFilter, Sql } from '@linli/sdk-server';
import type { ActivityListQuery, ActivityView } from '../../contract/index.ts';
import type { ActivityRow } from './activity.entity.ts';

/** What a list of activities is narrowed by beside its unit and state, and a figure counts by. */
export type ActivityFilter = Pick<
  ActivityListQuery,
  'view' | 'kind' | 'counted' | 'heldFrom' | 'heldTo' | 'week' | 'programme' | 'brand'
>;

export function activitiesOf(filter: ActivityFilter, { now, account }: { now: Date; account: string }) {
  const { view, kind, counted, heldFrom, heldTo, week, programme, brand } = filter;
  const oneOf: RowFilter<ActivityRow>['oneOf'] = {
    ...(kind?.length ? { kind } : {}),
    ...(programme === undefined ? {} : { programmeId: [programme] }),
    ...(brand === undefined ? {} : { brandId: [brand] }),
    ...(view === 'mine' ? { createdBy: [account] } : {}),
  };
  const where: Sql[] = [
    ...(counted === undefined ? [] : [isCounted]),
    ...(heldFrom === undefined ? [] : [sql`row.held_on >= ${heldFrom}::date`]),
    ...(heldTo === undefined ? [] : [sql`row.held_on <= ${heldTo}::date`]),
    ...(week === undefined ? [] : [inWeek(week)]),
    ...viewed(view, now),
  ];
  return { oneOf, where };
}

/**
 * 帮扶活动: of a help kind, held and recorded, and not an event of the unit's own alone. Kinds and states stand here as text,
 * because only then does the planner know that the index of what is counted holds the rows.
 */
export const isCounted = sql`row.kind IN ('performance', 'policy-talk', 'free-clinic', 'health', 'family', 'service') AND row.state IN ('recorded', 'closed') AND row.alliance IS NOT NULL`;

/** Held on one of seven days, and not called off. */
const inWeek = (first: Day) =>
  sql`row.starts_at < ${dayStart(addDays(first, 7))} AND row.ends_at > ${dayStart(first)} AND row.state <> 'cancelled'`;

function viewed(view: ActivityView | undefined, now: Date): Sql[] {
  if (view === 'this-week') return [inWeek(mondayOf(dayOf(now)))];
  // Also what is over and nobody has said that it was held.
  if (view === 'to-record') return [sql`(row.state = 'held' OR (row.state = 'published' AND row.ends_at < ${now}))`];
  return [];
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
