import { actionsOf, permissionsOf, statesOf, transitionOf } from '@linli/contracts';
import type { ActionOf, Anchor, BarrierOf, StateMachine, StateOf, Verdict } from '@linli/contracts';
import type { RecordEntity } from '../record/record.entity.ts';
import type { RecordRules } from '../record/record-kind.ts';
import { judgeRecord, offersOn } from '../record/record-policy.ts';
import type { Asker } from '../record/record-policy.ts';

/** A rule as a test writes it down, without the machine's own table. What it does not allow must be refused. */
export interface ExpectedRule<M extends StateMachine> {
  /** Ids of the roles that do it. */
  by: readonly string[];
  from: readonly StateOf<M>[];
  /** Without it the state stays. */
  to?: StateOf<M>;
  /** For whom it is barred although role and state allow it: name of a relation → barrier. */
  barred?: Readonly<Record<string, BarrierOf<M>>>;
}

export interface TransitionTable<M extends StateMachine, Row extends RecordEntity> {
  /** Those of plugin.json. */
  roles: readonly { id: string; permissions: readonly string[] }[];
  /** How the asker may stand to a record, by name: the properties that make it so. */
  relations(asker: string, other: string): Readonly<Record<string, Partial<Row>>>;
  rules: Readonly<Record<ActionOf<M>, ExpectedRule<M>>>;
}

/** What comes of one combination. `offered`: whether a page shows the action, with what bars it. */
export interface TransitionOutcome {
  verdict: string;
  offered: boolean;
  barrier: string | null;
  to: string;
}

export interface TransitionCase {
  /** `close of a record that is verified, by somebody else as grid.desk` */
  title: string;
  /** What the machine says. */
  is: TransitionOutcome;
  /** What the rules say. */
  should: TransitionOutcome;
}

const ASKER = '00000000-0000-4000-8000-00000000000a';
const OTHER = '00000000-0000-4000-8000-00000000000b';
const STREET: Anchor = [5, 'street'];
const PLACE = { unitId: 7, provinceId: 2, cityId: 3, districtId: 4, streetId: 5, communityId: 6, gridId: 7 };

/**
 * All actions × states × roles × relations, each with what the machine says and what the rules of the test say, for
 * `test.each`. The rules name roles, not permissions, so that a wrong permission in the table or in plugin.json shows too.
 * @throws Error where a rule names a role or a relation that is not there, or a permission is in no role.
 */
export function everyTransition<M extends StateMachine, Row extends RecordEntity>(
  rules: RecordRules<M, Row>,
  { roles, relations, rules: expected }: TransitionTable<M, Row>,
): TransitionCase[] {
  const { machine } = rules;
  const standings = Object.entries(relations(ASKER, OTHER));
  complain(machine, { roles, expected, standings: standings.map(([name]) => name) });
  return actionsOf(machine).flatMap((action) =>
    statesOf(machine).flatMap((state) =>
      roles.flatMap((role) =>
        standings.map(([relation, properties]): TransitionCase => {
          const row = Object.assign(new rules.row(), PLACE, properties, { state });
          const scopes = new Map(role.permissions.map((permission) => [permission, [STREET]]));
          return {
            title: `${action} of a record that is ${state}, by ${relation} as ${role.id}`,
            is: outcomeOf(rules, action, row, { accountId: ASKER, scopes }),
            should: outcomeBy(expected[action], { state, role: role.id, relation }),
          };
        }),
      ),
    ),
  );
}

function outcomeOf<M extends StateMachine, Row extends RecordEntity>(
  rules: RecordRules<M, Row>,
  action: ActionOf<M>,
  row: Row,
  asker: Asker,
): TransitionOutcome {
  const offer = offersOn(rules, row, asker).find((each) => each.action === action);
  const verdict: Verdict<M> = judgeRecord(rules, action, row, asker);
  const { to = row.state } = transitionOf(rules.machine, action);
  return { verdict, offered: offer !== undefined, barrier: offer?.barrier ?? null, to };
}

/** The oracle: it reads nothing but the rules of the test. */
function outcomeBy<M extends StateMachine>(
  { by, from, to, barred = {} }: ExpectedRule<M>,
  { state, role, relation }: { state: StateOf<M>; role: string; relation: string },
): TransitionOutcome {
  const barrier = barred[relation] ?? null;
  const inReach = by.includes(role);
  const offered = inReach && from.includes(state);
  const verdict = !inReach ? 'out-of-reach' : !offered ? 'wrong-state' : (barrier ?? 'allowed');
  return { verdict, offered, barrier: offered ? barrier : null, to: to ?? state };
}

function complain<M extends StateMachine>(
  machine: M,
  {
    roles,
    expected,
    standings,
  }: {
    roles: TransitionTable<M, RecordEntity>['roles'];
    expected: Record<string, ExpectedRule<M>>;
    standings: string[];
  },
): void {
  const known = roles.map(({ id }) => id);
  const held = roles.flatMap(({ permissions }) => permissions);
  const faults = [
    ...Object.entries(expected).flatMap(([action, { by, barred = {} }]) => [
      ...by.filter((id) => !known.includes(id)).map((id) => `${action}: there is no role ${id}`),
      ...Object.keys(barred)
        .filter((relation) => !standings.includes(relation))
        .map((relation) => `${action}: there is no relation ${relation}`),
    ]),
    ...permissionsOf(machine)
      .filter((permission) => !held.includes(permission))
      .map((permission) => `no role holds ${permission}`),
  ];
  if (faults.length > 0) throw new Error(faults.join('; '));
}
