import type { Page, PageQuery, StateMachine, StateOf, UnitId } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { containsText } from '../db/contains-text.ts';
import { Names } from '../db/names.ts';
import type { KnownNames } from '../db/names.ts';
import { pathOf, unitIdsOf } from '../db/place-of.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import type { RowFilter, ScopedFilter } from '../db/scoped-filter.ts';
import type { CreatedRecordEntity, HistoryEntity } from './record.entity.ts';
import type { RecordKind } from './record-kind.ts';
import { askerOf, offersOn, waitingFor } from './record-policy.ts';
import { Records } from './records.ts';
import type { RecordPatch, WantedStep } from './records.ts';

/** What the answers about a noun's records say beside what they say about every record. */
export interface AnsweredFields<Row, L, S> {
  /** In its list and on its page. */
  listed(row: Row): L;
  /** On its page alone. */
  shown(row: Row): S;
  /** Columns in which the text of a search is looked for. */
  searched: [string, ...string[]];
}

/** Records with the way in which they are answered. */
export interface AnsweredKind<
  M extends StateMachine,
  Row extends CreatedRecordEntity,
  Line extends HistoryEntity,
  L,
  S,
> extends AnsweredFields<Row, L, S> {
  record: RecordKind<M, Row, Line>;
}

/** What a list may be narrowed and ordered by, as `recordAnswers(…).query` has checked it. */
export interface RecordListQuery<M extends StateMachine> extends PageQuery {
  q?: string | undefined;
  unit?: UnitId | undefined;
  state?: StateOf<M>[] | undefined;
  sort: 'createdAt' | '-createdAt';
}

/** Says how the records of a noun are answered: all that {@link AnsweredRecords} needs to know. */
export function defineAnswers<
  M extends StateMachine,
  Row extends CreatedRecordEntity,
  Line extends HistoryEntity,
  L extends object,
  S extends object,
>(record: RecordKind<M, Row, Line>, fields: AnsweredFields<Row, L, S>): AnsweredKind<M, Row, Line, L, S> {
  return { record, ...fields };
}

/** {@link Records}, answered as `recordAnswers` of the contract describes it: names instead of ids, and what may be done next. */
@Injectable()
export class AnsweredRecords {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly names: Names,
  ) {}

  /**
   * A page of the records in reach. `filter`: what the noun's own query adds; with `read: 'own'` the rows are those that the
   * database lets the asker read in any way, not those within the anchors of the read permission.
   */
  async page<M extends StateMachine, Row extends CreatedRecordEntity, Line extends HistoryEntity, L, S>(
    kind: AnsweredKind<M, Row, Line, L, S>,
    query: RecordListQuery<M>,
    filter: ListedFilter<Row> = {},
  ): Promise<Page<Listed<M> & L>> {
    const { page, pageSize, count, sort } = query;
    const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
    const found = await this.db.page(kind.record.row, {
      ...narrowed(kind, query, filter),
      page: { page, pageSize, count },
      order: [
        ['createdAt', direction],
        ['id', direction],
      ],
    });
    const names = await this.names.of(found.items.flatMap(unitIdsOf), []);
    return { ...found, items: found.items.map((each) => listedOf(kind, each as Row, names)) };
  }

  /** How many records the list of the same query and filter has, and what one of their properties comes to: exactly. */
  sum<M extends StateMachine, Row extends CreatedRecordEntity, Line extends HistoryEntity, L, S>(
    kind: AnsweredKind<M, Row, Line, L, S>,
    property: keyof Row & string,
    query: Omit<RecordListQuery<M>, keyof PageQuery | 'sort'>,
    filter: ListedFilter<Row> = {},
  ): Promise<{ count: number; sum: number }> {
    return this.db.sumAll(kind.record.row, property, narrowed(kind, query, filter));
  }

  /** @throws NotFoundError `<noun>.not-found` */
  async get<M extends StateMachine, Row extends CreatedRecordEntity, Line extends HistoryEntity, L, S>(
    kind: AnsweredKind<M, Row, Line, L, S>,
    id: string,
  ): Promise<Shown<M> & L & S> {
    return this.shown(kind, await this.records.get(kind.record, id));
  }

  /** What happened to a record, newest first, with everything that its lines keep. */
  async history<M extends StateMachine, Row extends CreatedRecordEntity, Line extends HistoryEntity, L, S>(
    { record }: AnsweredKind<M, Row, Line, L, S>,
    id: string,
  ): Promise<{ items: AnsweredLine<Line>[] }> {
    const lines = await this.records.history(record, id);
    const actors = lines.map(({ actorId }) => actorId);
    const names = await this.names.of([], actors);
    const items = lines.map(({ actorId, at, ...line }) => {
      const kept = Object.entries(line).filter(([property]) => property !== record.history.of);
      return { ...Object.fromEntries(kept), at: at.toISOString(), by: personOf(actorId, names) };
    });
    return { items: items as AnsweredLine<Line>[] };
  }

  /** Adds a record, in the asker's name and now. `id`: where something had to be made for it before, such as a key. */
  async begin<M extends StateMachine, Row extends CreatedRecordEntity, Line extends HistoryEntity, L, S>(
    kind: AnsweredKind<M, Row, Line, L, S>,
    values: Omit<RecordPatch<Row>, 'createdAt' | 'createdBy'>,
    id?: string,
  ): Promise<Shown<M> & L & S> {
    const createdAt = new Date();
    const whole = { ...values, createdAt, createdBy: this.db.context.account.id } as RecordPatch<Row>;
    return this.shown(kind, await this.records.begin(kind.record, whole, createdAt, id));
  }

  /** Does a step. @throws what `Records.act` throws */
  async act<M extends StateMachine, Row extends CreatedRecordEntity, Line extends HistoryEntity, L, S>(
    kind: AnsweredKind<M, Row, Line, L, S>,
    id: string,
    step: WantedStep<M, Row>,
  ): Promise<Shown<M> & L & S> {
    return this.shown(kind, await this.records.act(kind.record, id, step));
  }

  /** Several rows that were read already, each as its page has it, in one query for all of their names. */
  async all<M extends StateMachine, Row extends CreatedRecordEntity, Line extends HistoryEntity, L, S>(
    kind: AnsweredKind<M, Row, Line, L, S>,
    rows: readonly Row[],
  ): Promise<(Shown<M> & L & S)[]> {
    const units = rows.flatMap((row) => [...unitIdsOf(row), row.unitId]);
    const accounts = rows.map(({ createdBy }) => createdBy);
    const names = await this.names.of(units, accounts);
    return rows.map((row) => ({
      ...listedOf(kind, row, names),
      createdBy: personOf(row.createdBy, names),
      actions: offersOn(kind.record, row, askerOf(this.db.context)),
      waitingFor: waitingFor(kind.record, row, names),
      ...kind.shown(row),
    }));
  }

  private async shown<M extends StateMachine, Row extends CreatedRecordEntity, Line extends HistoryEntity, L, S>(
    kind: AnsweredKind<M, Row, Line, L, S>,
    row: Row,
  ): Promise<Shown<M> & L & S> {
    const [one] = await this.all(kind, [row]);
    return one as Shown<M> & L & S;
  }
}

type ListedFilter<Row extends CreatedRecordEntity> = RowFilter<Row> & { read?: 'own' };

function narrowed<M extends StateMachine, Row extends CreatedRecordEntity, Line extends HistoryEntity, L, S>(
  { record, searched }: AnsweredKind<M, Row, Line, L, S>,
  { q, unit, state }: Pick<RecordListQuery<M>, 'q' | 'unit' | 'state'>,
  { read, ...filter }: ListedFilter<Row>,
): ScopedFilter<Row> {
  return {
    ...filter,
    read: read ?? record.machine.read,
    unit,
    oneOf: { ...filter.oneOf, state } as RowFilter<Row>['oneOf'],
    where: [...(filter.where ?? []), ...(q ? [containsText(q, ...searched)] : [])],
  };
}

type Listed<M extends StateMachine> = ReturnType<typeof basicsOf<M>>;
type Shown<M extends StateMachine> = Listed<M> & {
  createdBy: ReturnType<typeof personOf>;
  actions: ReturnType<typeof offersOn<M, CreatedRecordEntity>>;
  waitingFor: ReturnType<typeof waitingFor<M, CreatedRecordEntity>>;
};
type AnsweredLine<Line extends HistoryEntity> = Omit<Line, 'at' | 'actorId'> & {
  at: string;
  by: ReturnType<typeof personOf>;
};

function listedOf<M extends StateMachine, Row extends CreatedRecordEntity, Line extends HistoryEntity, L, S>(
  { listed }: AnsweredKind<M, Row, Line, L, S>,
  row: Row,
  names: KnownNames,
): Listed<M> & L {
  return { ...basicsOf<M>(row, names), ...listed(row) };
}

function basicsOf<M extends StateMachine>(row: CreatedRecordEntity, names: KnownNames) {
  const { id, unitId, version, createdAt } = row;
  const state = row.state as StateOf<M>;
  return { id, unitId, path: pathOf(row, names), state, createdAt: createdAt.toISOString(), version };
}

function personOf(id: string, names: KnownNames): { id: string; name: string } {
  return { id, name: names.account(id) ?? '—' };
}
