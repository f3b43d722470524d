import { actionsOf, awaitedAction, awaitedIn, judge, offersFor, transitionOf } from '@linli/contracts';
import type {
  ActionOf,
  Anchor,
  GuardOf,
  Offer,
  Standing,
  StateMachine,
  StateOf,
  UnitRef,
  Verdict,
} from '@linli/contracts';
import { covers } from '../access/reach.ts';
import type { RequestContext } from '../context/request-context.ts';
import type { KnownNames } from '../db/names.ts';
import type { RowFilter } from '../db/scoped-filter.ts';
import type { RecordEntity } from './record.entity.ts';
import type { GuardRule, RecordRules } from './record-kind.ts';

/** Who asks: the account, and where each of its permissions reaches. */
export interface Asker {
  accountId: string;
  scopes: ReadonlyMap<string, readonly Anchor[]>;
  organisations?: ReadonlyMap<string, readonly string[]> | undefined;
}

export function askerOf({ account, scopes, organisations }: RequestContext): Asker {
  return { accountId: account.id, scopes, organisations };
}

/** Whether the asker may do this with the record now, and if not, the first reason why. */
export function judgeRecord<M extends StateMachine, Row extends RecordEntity>(
  rules: RecordRules<M, Row>,
  action: ActionOf<M>,
  row: Row,
  asker: Asker,
): Verdict<M> {
  return judge(rules.machine, action, standingOf(rules, row, asker));
}

/** What the asker may do with the record now, and what only a guard keeps from them. */
export function offersOn<M extends StateMachine, Row extends RecordEntity>(
  rules: RecordRules<M, Row>,
  row: Row,
  asker: Asker,
): Offer<M>[] {
  return offersFor(rules.machine, standingOf(rules, row, asker));
}

function standingOf<M extends StateMachine, Row extends RecordEntity>(
  { guards, organisations = [], heldAt }: RecordRules<M, Row>,
  row: Row,
  { accountId, scopes, organisations: held }: Asker,
): Standing<M> {
  return {
    state: row.state as StateOf<M>,
    reaches: (permission) =>
      covers(scopes.get(permission), heldAt?.(row, permission) ?? row) ||
      organisations.some((property) => held?.get(permission)?.includes(String(row[property])) ?? false),
    holds: (guard) => holds(guards[guard], row, accountId),
  };
}

function holds<Row>(rule: GuardRule<Row>, row: Row, accountId: string): boolean {
  if ('is' in rule) return row[rule.is] === accountId;
  return 'not' in rule ? row[rule.not] !== accountId : rule.holds(row, accountId);
}

/** The account that alone may do this, as the record has it; undefined where it is whoever holds the permission. */
export function holderOf<M extends StateMachine, Row extends RecordEntity>(
  rules: RecordRules<M, Row>,
  action: ActionOf<M>,
  row: Row,
): string | undefined {
  const rule = rulesOf(rules, action).find((each) => 'is' in each);
  const account = rule && 'is' in rule ? row[rule.is] : undefined;
  return typeof account === 'string' ? account : undefined;
}

/** The account that must not do this, as the record has it. */
export function barredFrom<M extends StateMachine, Row extends RecordEntity>(
  rules: RecordRules<M, Row>,
  action: ActionOf<M>,
  row: Row,
): string | undefined {
  const rule = rulesOf(rules, action).find((each) => 'not' in each);
  const account = rule && 'not' in rule ? row[rule.not] : undefined;
  return typeof account === 'string' ? account : undefined;
}

/** The step that a record waits for and who has it: a person, or whoever is in charge at a unit. Null where nobody waits. */
export function waitingFor<M extends StateMachine, Row extends RecordEntity>(
  rules: RecordRules<M, Row>,
  row: Row,
  names: KnownNames,
): { action: ActionOf<M>; person: string | null; unit: UnitRef | null } | null {
  const action = awaitedAction(rules.machine, row.state as StateOf<M>);
  if (action === undefined) return null;
  const holder = holderOf(rules, action, row);
  if (holder !== undefined) return { action, person: names.account(holder) ?? '—', unit: null };
  return { action, person: null, unit: names.unit(rules.inCharge?.(row, action) ?? row.unitId) ?? null };
}

/**
 * The records whose next step is the asker's, for `either` of a list: the states that wait for each action, within the
 * anchors of its permission. Only guards of `is` and `not` can be asked of the database.
 */
export function awaitedFrom<M extends StateMachine, Row extends RecordEntity<StateOf<M>>>(
  rules: RecordRules<M, Row>,
  accountId: string,
  wanted: readonly StateOf<M>[] | undefined,
): (RowFilter<Row> & { within: string })[] {
  return actionsOf(rules.machine).map((action) => {
    const states = awaitedIn(rules.machine, action);
    const oneOf: Record<string, readonly unknown[]> = {
      state: wanted ? states.filter((state) => wanted.includes(state)) : states,
    };
    const noneOf: Record<string, readonly unknown[]> = {};
    for (const rule of rulesOf(rules, action)) {
      if ('is' in rule) oneOf[rule.is] = [accountId];
      if ('not' in rule) noneOf[rule.not] = [accountId];
    }
    const { permission } = transitionOf(rules.machine, action);
    return { within: permission, oneOf, noneOf } as RowFilter<Row> & { within: string };
  });
}

function rulesOf<M extends StateMachine, Row extends RecordEntity>(
  { machine, guards }: RecordRules<M, Row>,
  action: ActionOf<M>,
): GuardRule<Row>[] {
  return (transitionOf(machine, action).guards ?? []).map((guard) => guards[guard as GuardOf<M>]);
}
