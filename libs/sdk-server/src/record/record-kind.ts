import type { ActionOf, AnyActionOf, FollowOf, GuardOf, PermissionId, StateMachine, StateOf } from '@linli/contracts';
import type { Placed } from '../access/reach.ts';
import type { FieldMasks } from '../audit/mask-fields.ts';
import type { ScopedDb } from '../db/scoped-db.ts';
import type { HistoryEntity, RecordEntity } from './record.entity.ts';

/**
 * What the name of a guard means. `is`: the asker's account stands in that property; `not`: any account but that one. Both
 * serve lists and messages too; `holds` is for what they cannot say.
 */
export type GuardRule<Row> =
  { is: keyof Row & string } | { not: keyof Row & string } | { holds(row: Row, accountId: string): boolean };

/** A step that was done, for what follows it. */
export interface DoneStep<M extends StateMachine, Row> {
  row: Row;
  action: AnyActionOf<M>;
  at: Date;
}

/** What follows a step, in its transaction: if it fails, nothing was done. */
export type Follow<M extends StateMachine, Row> = (step: DoneStep<M, Row>, db: ScopedDb) => Promise<void>;

/** What the names in a machine mean for the rows of a table. */
export interface RecordRules<M extends StateMachine, Row extends RecordEntity> {
  machine: M;
  row: new () => Row;
  guards: Readonly<Record<GuardOf<M>, GuardRule<Row>>>;
  follows: Readonly<Record<FollowOf<M>, Follow<M, Row>>>;
  /** Properties that name an organisation: whoever holds a permission there reaches the row. */
  organisations?: readonly (keyof Row & string)[];
  /** The unit that is in charge of a step; default the record's own. */
  inCharge?(row: Row, action: ActionOf<M>): number;
  /**
   * Where a permission must be held to be used on a record; default where the record is. For steps that are another unit's to
   * do: who gives decides, and who gets asks.
   */
  heldAt?(row: Row, permission: PermissionId): Placed;
  /** What people call a record, for the audit log. */
  title(row: Row): string;
  /**
   * What a record waits for is then a todo, opened and closed with each step: of the kind `<noun>.to-<action>`, which the
   * manifest names, for whom the guards of `is` and `not` say.
   */
  todo?: RecordTodo<Row>;
  /** Properties that are not to stand in the audit log as they are. */
  masks?: FieldMasks;
  /** Whose the masked properties are: the audit log keeps them under that subject's key, as long as there is one. */
  subject?(row: Row): string;
}

/** How a record stands in the list of what waits for somebody. */
export interface RecordTodo<Row> {
  /** What whoever may read it knows it by. */
  title(row: Row): string;
  /** Its address below the plugin's pages. */
  route(row: Row): string;
  /** Whose todo it is, where that is not the unit of the record: see {@link RecordRules.heldAt}. */
  unit?(row: Row): number;
  /** Whether it is a todo now, where some of what records wait for is told to people otherwise; default always. */
  isTold?(row: Row): boolean;
  /** Until when the step is due: the property that says it, or what tells it from the record as it is after the step. */
  until?: (keyof Row & string) | ((row: Row) => Date | null);
}

/** How a plugin keeps the records that live by a machine. */
export interface RecordKind<
  M extends StateMachine,
  Row extends RecordEntity,
  Line extends HistoryEntity,
> extends RecordRules<M, Row> {
  /** Its history; `of` is the property that names the record. */
  history: { line: new () => Line; of: keyof Line & string };
}

/** Asked for only where the machine has such names. */
type Given<Name extends string, Key extends string, Value> = [Key] extends [never]
  ? { [N in Name]?: never }
  : { [N in Name]: Readonly<Record<Key, Value>> };

type RecordSettings<M extends StateMachine, Row extends RecordEntity, Line extends HistoryEntity> = Omit<
  RecordKind<M, Row, Line>,
  'guards' | 'follows'
> &
  Given<'guards', GuardOf<M>, GuardRule<Row>> &
  Given<'follows', FollowOf<M>, Follow<M, Row>>;

/** Says how the records of a machine are kept: all that `Records` and the policy's functions need to know. */
export function defineRecord<
  M extends StateMachine,
  Row extends RecordEntity<StateOf<M>>,
  Line extends HistoryEntity<AnyActionOf<M>>,
>(settings: RecordSettings<M, Row, Line>): RecordKind<M, Row, Line> {
  return { guards: {}, follows: {}, ...settings } as RecordKind<M, Row, Line>;
}
