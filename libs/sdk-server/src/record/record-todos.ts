import { awaitedAction } from '@linli/contracts';
import type { StateMachine, StateOf } from '@linli/contracts';
import type { OpenTodo } from '../todos/todos.ts';
import type { RecordEntity } from './record.entity.ts';
import type { RecordRules } from './record-kind.ts';
import { barredFrom, holderOf } from './record-policy.ts';

/** What the record waits for as a todo, for its holder or for whoever is in charge; none at the end of its life. */
export function todosOf<M extends StateMachine, Row extends RecordEntity>(
  rules: RecordRules<M, Row>,
  row: Row,
): OpenTodo[] {
  const { machine, todo } = rules;
  const action = awaitedAction(machine, row.state as StateOf<M>);
  if (action === undefined || todo?.isTold?.(row) === false) return [];
  const told = todo?.until;
  const until = typeof told === 'function' ? told(row) : told && row[told];
  const waiting = {
    kind: `${machine.noun}.to-${action}`,
    accountId: holderOf(rules, action, row) ?? null,
    barrierId: barredFrom(rules, action, row) ?? null,
    since: row.stateSince,
    until: until instanceof Date ? until : null,
  };
  return [waiting];
}
