import { awaitedFrom, sql } from '@linli/sdk-server';
import type { RequestContext, RowFilter, ScopedFilter } from '@linli/sdk-server';
import { PROJECT_PERMISSION, RUNNING_STATES } from '../../contract/index.ts';
import type { ProjectListQuery, ProjectState } from '../../contract/index.ts';
import type { ProjectRow } from './project.entity.ts';
import { projectRecord } from './project.record.ts';

export type ProjectFilter = Pick<ProjectListQuery, 'view' | 'type' | 'acceptedBy' | 'state'>;

/** What a list of projects is narrowed by beside the state, and a figure counts by. */
export function projectsOf(
  { view, type, acceptedBy, state }: ProjectFilter,
  { account }: RequestContext,
): RowFilter<ProjectRow> & Pick<ScopedFilter<ProjectRow>, 'either'> {
  const where = [
    ...(type === undefined ? [] : [sql`row.type = ${type}`]),
    ...(acceptedBy === undefined ? [] : [sql`row.accepted_on <= ${acceptedBy}::date`]),
  ];
  if (view === 'waiting') return { where, either: awaitedFrom(projectRecord, account.id, state) };
  return view === 'mine' ? { where, oneOf: { createdBy: [account.id] } } : { where };
}

/** The states that a view shows, of those that were asked for. */
export function statesIn({ view, state }: ProjectFilter): ProjectState[] | undefined {
  if (view !== 'running') return state;
  return RUNNING_STATES.filter((each) => !state || state.includes(each));
}

/** Accepted up to a day, for a count within what the asker may see. */
export function acceptedProjects(acceptedBy: string, context: RequestContext, unit: number | undefined) {
  return { read: PROJECT_PERMISSION.read, unit, ...projectsOf({ view: 'all', acceptedBy }, context) };
}
