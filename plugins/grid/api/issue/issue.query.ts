import type { Anchor } from '@linli/contracts';
import { columnOf } from '@linli/sdk-server';
import type { RequestContext } from '@linli/sdk-server';
import { Brackets } from 'typeorm';
import type { SelectQueryBuilder, WhereExpressionBuilder } from 'typeorm';
import { ISSUE_ACTIONS } from '../../contract/index.ts';
import type { IssueFilter, IssueView } from '../../contract/index.ts';
import type { IssueRow } from './issue.entity.ts';
import { TRANSITIONS } from './issue.policy.ts';

type Query = SelectQueryBuilder<IssueRow>;

/** Adds what the person has set in the list. The unit is not among it: the scoped repository knows how to ask for that. */
export function whereFilter(query: Query, { state, category, q }: IssueFilter): void {
  if (state?.length) query.andWhere('row.state = ANY (:states)', { states: state });
  if (category?.length) query.andWhere('row.category = ANY (:categories)', { categories: category });
  if (q) {
    query.andWhere('(row.text ILIKE :like OR row.place ILIKE :like OR row.no ILIKE :like)', {
      like: `%${q.replace(/[\\%_]/g, '\\$&')}%`,
    });
  }
}

export function whereView(query: Query, view: IssueView, context: RequestContext): void {
  if (view === 'mine') query.andWhere('row.reporterId = :me', { me: context.account.id });
  if (view === 'mine-to-do') query.andWhere(new Brackets((todo) => whereWaitingFor(todo, context)));
}

/** The issues whose next step is the asker's: the awaited states of each transition, within the anchors of its permission. */
function whereWaitingFor(todo: WhereExpressionBuilder, { account, scopes }: RequestContext): void {
  todo.where('false');
  for (const action of ISSUE_ACTIONS) {
    const { awaited, permission, relation } = TRANSITIONS[action];
    const anchors = scopes.get(permission);
    if (!awaited.length || !anchors?.length) continue;
    todo.orWhere(
      new Brackets((one) => {
        one.where(`row.state = ANY (:awaited_${action})`, { [`awaited_${action}`]: awaited });
        if (relation === 'handler') one.andWhere('row.handlerId = :me', { me: account.id });
        if (relation === 'not-resolver') one.andWhere('row.resolvedBy <> :me', { me: account.id });
        whereCovered(one, anchors, action);
      }),
    );
  }
}

function whereCovered(query: WhereExpressionBuilder, anchors: readonly Anchor[], name: string): void {
  const byColumn = Map.groupBy(anchors, ([, level]) => columnOf(level));
  if (byColumn.has(undefined)) return;
  query.andWhere(
    new Brackets((reach) => {
      for (const [column, held] of byColumn) {
        const key = `reach_${name}_${String(column)}`;
        reach.orWhere(`row.${String(column)} = ANY (:${key})`, { [key]: held.map(([id]) => id) });
      }
    }),
  );
}
