import { MAX_COUNTED_ROWS } from '@linli/contracts';
import type { Page, PageQuery, UnitLevel } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { RequestContext } from '../context/request-context.ts';
import { ConflictError, ForbiddenError, NotFoundError } from '../errors.ts';
import type { Places } from './anchor-meeting.ts';
import { requestScope } from './request-scope.ts';
import type { RequestScope } from './request-scope.ts';
import { RequestTransaction } from './request-transaction.ts';
import { RowShape } from './row-shape.ts';
import { unionOf } from './scoped-branches.ts';
import type { Branch } from './scoped-branches.ts';
import { branchesWithin } from './scoped-filter.ts';
import type { ScopedFilter } from './scoped-filter.ts';
import { render, sql, verbatim } from './sql.ts';
import type { Statement } from './sql.ts';
import { TotalMemory, totalOf } from './total-memory.ts';

/** What a page of a scoped list is made of. */
export interface ScopedPage<
  T extends ObjectLiteral,
  K extends keyof T & string = keyof T & string,
> extends ScopedFilter<T> {
  page: PageQuery;
  /** Properties with their direction; end with one that is unique, so that pages neither repeat nor lose a row. */
  order: [property: keyof T & string, direction: 'ASC' | 'DESC'][];
  /** The properties that are needed; all of them by default. */
  select?: readonly K[];
}

/**
 * The only door to a scoped table. Every request runs in one transaction that carries its context, so row-level security
 * knows who asks; outside of a request there is no manager, and nothing can be read by mistake.
 */
@Injectable()
export class ScopedDb {
  private readonly shapes = new Map<unknown, RowShape>();
  private readonly totals = new TotalMemory();

  constructor(private readonly dataSource: DataSource) {}

  /** The transaction of the request under way. Throws outside of one. */
  get manager(): EntityManager {
    return this.transaction.manager;
  }

  /** Who asks. Throws on routes without an account. */
  get context(): RequestContext {
    const context = requestScope.getStore()?.context;
    if (!context) throw new Error('this route has no account');
    return context;
  }

  private get transaction(): RequestTransaction {
    const transaction = requestScope.getStore()?.transaction;
    if (!transaction) throw new Error('no request is under way: use ScopedDb.run');
    return transaction;
  }

  /**
   * Runs `work` in one transaction as `context`. A read-only one sends its first query together with its opening: one
   * round trip to the database.
   */
  async run<T>(context: RequestContext, mode: 'read' | 'write', work: () => Promise<T>): Promise<T> {
    const transaction = new RequestTransaction(this.dataSource, context, mode);
    const scope: RequestScope = {
      locale: context.locale,
      requestId: context.requestId,
      context,
      transaction,
      get manager() {
        return transaction.manager;
      },
    };
    let result: T;
    try {
      result = await requestScope.run(scope, work);
    } catch (error) {
      await transaction.rollback();
      for (const after of scope.afterRollback ?? []) await this.run(context, 'write', after);
      throw error;
    }
    await transaction.commit();
    for (const after of scope.afterCommit ?? []) await after();
    // Whoever has changed something counts anew.
    if (mode === 'write') this.totals.forget(context.account.id);
    return result;
  }

  /**
   * Work for a transaction of its own, done if the one under way is rolled back: that something was refused is to be known
   * although nothing of it remains.
   */
  afterRollback(work: () => Promise<void>): void {
    const store = requestScope.getStore();
    if (!store?.transaction) throw new Error('no request is under way: use ScopedDb.run');
    (store.afterRollback ??= []).push(work);
  }

  /**
   * Work outside of the database that only follows once the transaction under way is committed. What is written stands by
   * then, so the work must not fail.
   */
  afterCommit(work: () => Promise<void>): void {
    const store = requestScope.getStore();
    if (!store?.transaction) throw new Error('no request is under way: use ScopedDb.run');
    (store.afterCommit ??= []).push(work);
  }

  /**
   * One page of rows in reach. Counting stops at {@link MAX_COUNTED_ROWS}, and a long list is not counted each time, unless
   * the page asks for an exact count.
   */
  async page<T extends ObjectLiteral, K extends keyof T & string = keyof T & string>(
    entity: EntityTarget<T>,
    request: ScopedPage<T, K>,
  ): Promise<Page<Pick<T, K>>> {
    const { page, pageSize, count } = request.page;
    const skip = (page - 1) * pageSize;
    const shape = this.shapeOf(entity);
    const branches = await this.branchesOf(shape, request);
    const order = shape.order(request.order);
    const selected = shape.select(
      request.select,
      request.order.map(([property]) => property),
    );
    const rowsOf = unionOf(branches, { table: shape.table, columns: selected.text, order, limit: skip + pageSize });
    const statement = sql`SELECT * FROM (${rowsOf}) AS row${verbatim(` ORDER BY ${order} LIMIT ${pageSize} OFFSET ${skip}`)}`;
    const list = render(isOneScan(branches) && skip === 0 ? rowsOf : statement);
    const [counted, rows = []] =
      count === 'exact'
        ? await this.countedAll(shape, branches, [list])
        : await this.counted(shape, branches, order, [list]);
    // A page that is not full says itself how many there are.
    const total = rows.length < pageSize && (rows.length > 0 || skip === 0) ? skip + rows.length : counted;
    const told = count === 'exact' ? { total, exact: true } : totalOf(total);
    return { items: selected.objects(rows) as Pick<T, K>[], page, pageSize, ...told };
  }

  /** How many rows in reach there are, up to {@link MAX_COUNTED_ROWS}. `order`: that of an index which serves the list. */
  async count<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    request: ScopedFilter<T> & Pick<ScopedPage<T>, 'order'>,
  ): Promise<{ total: number; exact: boolean }> {
    const shape = this.shapeOf(entity);
    const branches = await this.branchesOf(shape, request);
    const [counted] = await this.counted(shape, branches, shape.order(request.order));
    return totalOf(counted);
  }

  /** Exactly how many rows in reach there are: for figures. Dear where there are many; a list says its total by the page. */
  async countAll<T extends ObjectLiteral>(entity: EntityTarget<T>, request: ScopedFilter<T>): Promise<number> {
    const shape = this.shapeOf(entity);
    const branches = await this.branchesOf(shape, request);
    return (await this.countedAll(shape, branches))[0];
  }

  /**
   * How many rows in reach there are, and what a property with whole numbers comes to over all of them, exactly: the sum of
   * the list with the same filter.
   */
  async sumAll<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    property: keyof T & string,
    request: ScopedFilter<T>,
  ): Promise<{ count: number; sum: number }> {
    const shape = this.shapeOf(entity);
    const branches = await this.branchesOf(shape, request);
    const columns = shape.select([property], []).text;
    const rows = unionOf(branches, { table: shape.table, columns: `${columns} AS amount`, order: '', limit: null });
    const statement = render(sql`SELECT count(*), COALESCE(sum(row.amount), 0) FROM (${rows}) AS row`);
    const [told] = await this.transaction.together([statement]);
    return { count: Number(told?.[0]?.[0] ?? 0), sum: Number(told?.[0]?.[1] ?? 0) };
  }

  /** The row with this id, if the asker may read it; otherwise NotFoundError with the given code. */
  async get<T extends ObjectLiteral & { id: string }>(entity: EntityTarget<T>, id: string, code: string): Promise<T> {
    const row = await this.manager.createQueryBuilder(entity, 'row').where('row.id = :id', { id }).getOne();
    if (!row) throw new NotFoundError(code);
    return row;
  }

  /**
   * Changes a row if it is still at `version`, and raises the version. A row that is not: ConflictError
   * `core.record.changed` with the current version; one beyond the reach of the permission acted with: ForbiddenError.
   */
  async update<T extends ObjectLiteral & { id: string; version: number }>(
    entity: EntityTarget<T>,
    row: T,
    patch: Partial<T>,
  ): Promise<T> {
    const next = { ...patch, version: row.version + 1 };
    const result = await this.manager
      .createQueryBuilder()
      .update(entity)
      .set(next)
      .where('id = :id AND version = :version', { id: row.id, version: row.version })
      .execute();
    if (result.affected === 0) {
      const current = await this.manager
        .createQueryBuilder(entity, 'row')
        .where('row.id = :id', { id: row.id })
        .getOne();
      if (current && current.version === row.version)
        throw new ForbiddenError('core.access.out-of-reach', { params: { permission: this.context.acting } });
      throw new ConflictError('core.record.changed', { params: { version: current?.version ?? null } });
    }
    return Object.assign(row, next);
  }

  private shapeOf(entity: EntityTarget<ObjectLiteral>): RowShape {
    let shape = this.shapes.get(entity);
    if (!shape) this.shapes.set(entity, (shape = new RowShape(this.dataSource.getMetadata(entity))));
    return shape;
  }

  private branchesOf<T extends ObjectLiteral>(shape: RowShape, filter: ScopedFilter<T>): Promise<Branch[]> {
    const { scopes, organisations } = this.context;
    return branchesWithin(shape, filter, { scopes, organisations, places: (ids) => this.placesOf(ids) });
  }

  private async placesOf(ids: readonly number[]): Promise<Places> {
    const statement = render(sql`SELECT id, level, path FROM core_pub.unit_v1 WHERE id = ANY (${ids})`);
    const [rows = []] = await this.transaction.together([statement]);
    return new Map((rows as [number, UnitLevel, string][]).map(([id, level, path]) => [id, { level, path }]));
  }

  /** How many rows there are, however many, and what else was asked, in one round trip. */
  private async countedAll(
    shape: RowShape,
    branches: readonly Branch[],
    also: readonly Statement[] = [],
  ): Promise<[total: number, ...others: unknown[][][]]> {
    const rows = unionOf(branches, { table: shape.table, columns: '1', order: '', limit: null });
    const [counted, ...others] = await this.transaction.together([
      render(sql`SELECT count(*) FROM (${rows}) AS row`),
      ...also,
    ]);
    return [Number(counted?.[0]?.[0] ?? 0), ...others];
  }

  /** How many rows there are, unless that is still known, and what else was asked, in one round trip. */
  private async counted(
    shape: RowShape,
    branches: readonly Branch[],
    order: string,
    also: readonly Statement[] = [],
  ): Promise<[total: number, ...others: unknown[][][]]> {
    const limit = MAX_COUNTED_ROWS + 1;
    // In the order of the list, so that its index is read and no further than the bound.
    const rows = unionOf(branches, { table: shape.table, columns: '1', order, limit });
    const statement = render(
      sql`SELECT count(*)::integer FROM (SELECT FROM (${rows}) AS row${verbatim(` LIMIT ${limit}`)}) AS counted`,
    );
    const account = this.context.account.id;
    const known = this.totals.find(account, statement);
    if (known !== undefined) return [known, ...(also.length > 0 ? await this.transaction.together(also) : [])];
    const [counted, ...others] = await this.transaction.together([statement, ...also]);
    const total = Number(counted?.[0]?.[0] ?? 0);
    this.totals.keep(account, statement, total);
    return [total, ...others];
  }
}

function isOneScan(branches: readonly Branch[]): boolean {
  return branches.length === 1 && branches.every(({ choices }) => choices.every(({ values }) => values.length === 1));
}
