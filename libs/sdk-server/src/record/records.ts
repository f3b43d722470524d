import { guardBehind, transitionOf } from '@linli/contracts';
import type { ActionOf, AnyActionOf, FollowOf, StateMachine } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import type { FindManyOptions, QueryDeepPartialEntity } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../audit/audit-trail.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { Texts } from '../texts/texts.ts';
import { Todos } from '../todos/todos.ts';
import {
  BarrierError,
  OutOfReachError,
  RecordBarrierError,
  RecordStateError,
  notFoundCode,
  stateKey,
} from './record.errors.ts';
import type { HistoryEntity, RecordEntity } from './record.entity.ts';
import type { RecordKind, RecordRules } from './record-kind.ts';
import { askerOf, judgeRecord } from './record-policy.ts';
import { todosOf } from './record-todos.ts';

/** What the machine writes; the rest is the plugin's. */
type Kept = 'id' | 'state' | 'stateSince' | 'version';
export type RecordPatch<Row> = Partial<Omit<Row, Kept>>;
type PatchOf<Row> = (row: Row) => RecordPatch<Row> | Promise<RecordPatch<Row>>;

/** A step that somebody wants to do. */
export interface WantedStep<M extends StateMachine, Row> {
  action: ActionOf<M>;
  /** The version that they looked at: what they decided on is what they saw. */
  version: number;
  /** What it writes beside the state; asked for once the step is known to be allowed. */
  patch?: RecordPatch<Row> | PatchOf<Row>;
  /** What only the history keeps of it. */
  said?: Readonly<Record<string, unknown>>;
}

/** The one way in which a record that lives by a state machine begins and changes: check, load, act, save, write down. */
@Injectable()
export class Records {
  constructor(
    private readonly db: ScopedDb,
    private readonly audit: AuditTrail,
    private readonly texts: Texts,
    private readonly todos: Todos,
  ) {}

  /** The record, if the asker may read it. @throws NotFoundError `<noun>.not-found` */
  get<M extends StateMachine, Row extends RecordEntity>(
    { machine, row }: RecordRules<M, Row>,
    id: string,
  ): Promise<Row> {
    return this.db.get(row, id, notFoundCode(machine));
  }

  /** What happened to the record, newest first. */
  async history<M extends StateMachine, Row extends RecordEntity, Line extends HistoryEntity>(
    kind: RecordKind<M, Row, Line>,
    id: string,
  ): Promise<Line[]> {
    const { of, line } = kind.history;
    const record = await this.get(kind, id);
    return this.db.manager.find(line, { where: { [of]: record.id }, order: { id: 'DESC' } } as FindManyOptions<Line>);
  }

  /**
   * A new record, in the state that its life begins with. Where it may be is for the database to say. `id`: where something
   * had to be made for it before, such as a key.
   */
  async begin<M extends StateMachine, Row extends RecordEntity, Line extends HistoryEntity>(
    kind: RecordKind<M, Row, Line>,
    values: RecordPatch<Row>,
    at = new Date(),
    id: string = uuidv7(),
  ): Promise<Row> {
    const { action, to } = kind.machine.create;
    const row = { ...values, id, state: to, stateSince: at, version: 1 };
    await this.db.manager.insert(kind.row, row as unknown as QueryDeepPartialEntity<Row>);
    const saved = await this.get(kind, id);
    await this.sayWhatWaits(kind, saved);
    await this.finish(kind, { row: saved, action, at }, { before: null, after: { ...values, state: to } });
    return saved;
  }

  /**
   * Does a step. @throws ForbiddenError where the permission does not reach the record or a guard bars the asker,
   * ConflictError where the state or a guard about the record does not allow it, or somebody else was quicker.
   */
  async act<M extends StateMachine, Row extends RecordEntity, Line extends HistoryEntity>(
    kind: RecordKind<M, Row, Line>,
    id: string,
    { action, version, patch, said }: WantedStep<M, Row>,
  ): Promise<Row> {
    const row = await this.get(kind, id);
    this.check(kind, action, row);
    const written = await writtenBy(patch, row);
    const at = new Date();
    const { to } = transitionOf(kind.machine, action);
    const after = { ...written, ...(to === undefined ? {} : { state: to }) };
    const before = valuesOf(row, Object.keys(after));
    const next = { ...after, ...(to === undefined ? {} : { stateSince: at }) };
    // First, while the record itself is not held yet: see `Todos`.
    await this.sayWhatWaits(kind, { ...row, ...next });
    const saved = await this.db.update(kind.row, Object.assign(row, { version }), next as unknown as Partial<Row>);
    await this.finish(kind, { row: saved, action, at }, { before, after }, said);
    return saved;
  }

  /** @throws what {@link act} throws, without doing anything. */
  check<M extends StateMachine, Row extends RecordEntity>(
    rules: RecordRules<M, Row>,
    action: ActionOf<M>,
    row: Row,
  ): void {
    const { machine } = rules;
    const { locale } = this.db.context;
    const { state } = row;
    const verdict = judgeRecord(rules, action, row, askerOf(this.db.context));
    if (verdict === 'allowed') return;
    if (verdict === 'out-of-reach') throw new OutOfReachError(transitionOf(machine, action).permission);
    if (verdict === 'wrong-state') {
      const title = this.texts.find(locale, stateKey(machine, state)) ?? state;
      throw new RecordStateError(machine, { action, state, title });
    }
    if (guardBehind(machine, verdict)?.about === 'record') throw new RecordBarrierError(machine, verdict);
    throw new BarrierError(machine, verdict);
  }

  private async sayWhatWaits<M extends StateMachine, Row extends RecordEntity>(
    rules: RecordRules<M, Row>,
    row: Row,
  ): Promise<void> {
    const { machine, todo } = rules;
    if (!todo) return;
    const { id, unitId } = row;
    const at = todo.unit?.(row) ?? unitId;
    const record = { type: machine.noun, id, title: todo.title(row), route: todo.route(row), unitId: at };
    await this.todos.set(record, todosOf(rules, row));
  }

  /** Writes down what was done, and does what follows. */
  private async finish<M extends StateMachine, Row extends RecordEntity, Line extends HistoryEntity>(
    kind: RecordKind<M, Row, Line>,
    step: { row: Row; action: AnyActionOf<M>; at: Date },
    change: { before: Record<string, unknown> | null; after: Record<string, unknown> },
    said: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const { machine } = kind;
    const { row, action } = step;
    await this.writeLine(kind, step, { ...change.after, ...said });
    for (const follow of followsOf(machine, action)) await kind.follows[follow](step, this.db);
    this.audit.changed({
      target: { type: machine.noun, id: row.id, title: kind.title(row) },
      unit: row.unitId,
      action: `${machine.noun}.${action}`,
      ...change,
      ...(kind.masks ? { masks: kind.masks } : {}),
      ...(kind.subject ? { subject: kind.subject(row) } : {}),
    });
  }

  private async writeLine<M extends StateMachine, Row extends RecordEntity, Line extends HistoryEntity>(
    { history: { line, of } }: RecordKind<M, Row, Line>,
    { row, action, at }: { row: Row; action: AnyActionOf<M>; at: Date },
    facts: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { columns } = this.db.manager.dataSource.getMetadata(line);
    const kept = columns.map(({ propertyName }) => [propertyName, facts[propertyName] ?? null]);
    const values = {
      ...Object.fromEntries(kept),
      id: uuidv7(),
      [of]: row.id,
      action,
      at,
      actorId: this.db.context.account.id,
    };
    await this.db.manager.insert(line, values as QueryDeepPartialEntity<Line>);
  }
}

async function writtenBy<Row>(
  patch: WantedStep<StateMachine, Row>['patch'],
  row: Row,
): Promise<Record<string, unknown>> {
  const written = typeof patch === 'function' ? await (patch as PatchOf<Row>)(row) : patch;
  return { ...written };
}

function followsOf<M extends StateMachine>({ create, actions }: M, action: AnyActionOf<M>): FollowOf<M>[] {
  const { follows = [] } = action === create.action ? create : (actions[action] ?? {});
  return [...follows] as FollowOf<M>[];
}

function valuesOf(row: object, properties: readonly string[]): Record<string, unknown> {
  const all = row as Record<string, unknown>;
  return Object.fromEntries(properties.map((property) => [property, all[property] ?? null]));
}
