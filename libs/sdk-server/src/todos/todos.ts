import type { AccountId, UnitId } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { ScopedDb } from '../db/scoped-db.ts';

/** A record of the plugin's own that may wait for somebody. */
export interface TodoRecord {
  /** `memo.note`. */
  type: string;
  /** A UUID. */
  id: string;
  /** What it is known by to whoever may read it; cut after 200 letters. No more of it stands in a todo. */
  title: string;
  /** Below the plugin's pages: `notes/7`. */
  route: string;
  /** Where it stands: decides who is in charge. */
  unitId: UnitId;
}

/** Something that a record waits for. */
export interface OpenTodo {
  /** Id of a kind that the manifest names under `todos`; says which permission it waits for. */
  kind: string;
  /** Tells several of one kind apart; default the kind. */
  step?: string;
  /** It waits for this account, as long as that holds the kind's permission there; without it for whoever holds it. */
  accountId?: AccountId | null;
  /** Must not do it: whoever resolved something does not verify it. */
  barrierId?: AccountId | null;
  /** Default: since it was opened. */
  since?: Date;
  /** Until when. In working days as the plugin counts them, for instance with `WorkingCalendar`. */
  until?: Date | null;
}

/**
 * What waits for whom, said in the transaction of the request: it is there or gone with what was done. Say it before the
 * record itself is saved: a move of its unit is then waited for while nothing is held that the move waits for.
 *
 * Everything may be said twice. Who sees a todo is found out when somebody looks: a changed grant, a moved unit or a
 * disabled account needs nothing from the plugin. It adds no line to the audit log; the line of the record's own step says it.
 */
@Injectable()
export class Todos {
  constructor(private readonly db: ScopedDb) {}

  /** The record waits for exactly this from now on; what it waited for before and is not named is closed. */
  async set(record: TodoRecord, waiting: readonly OpenTodo[]): Promise<void> {
    await this.db.manager.query('SELECT core_pub.todo_set_v1($1, $2)', [
      recordOf(record),
      JSON.stringify(waiting.map(todoOf)),
    ]);
  }

  /** Opens one, or brings it up to date where it is open. */
  async open(record: TodoRecord, todo: OpenTodo): Promise<void> {
    await this.db.manager.query('SELECT core_pub.todo_open_v1($1, $2)', [
      recordOf(record),
      JSON.stringify(todoOf(todo)),
    ]);
  }

  /** Closes what the record waits for, or one step of it. */
  async close({ type, id }: Pick<TodoRecord, 'type' | 'id'>, step?: string): Promise<void> {
    await this.db.manager.query('SELECT core_pub.todo_close_v1($1, $2, $3)', [type, id, step ?? null]);
  }

  /** The record was passed on to another unit. A move of the unit itself needs nothing. */
  async move({ type, id, unitId }: Pick<TodoRecord, 'type' | 'id' | 'unitId'>): Promise<void> {
    await this.db.manager.query('SELECT core_pub.todo_move_v1($1, $2, $3)', [type, id, unitId]);
  }
}

function recordOf({ unitId, ...record }: TodoRecord): string {
  return JSON.stringify({ ...record, unit: unitId });
}

function todoOf({ accountId, barrierId, ...todo }: OpenTodo) {
  return { ...todo, account: accountId ?? undefined, barrier: barrierId ?? undefined };
}
