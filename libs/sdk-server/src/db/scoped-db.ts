import { MAX_PAGED_ROWS } from '@linli/contracts';
import type { Anchor, Page, PageQuery, UnitRef } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Client } from 'pg';
import { columnOf } from '../access/reach.ts';
import type { RequestContext } from '../context/request-context.ts';
import { ConflictError, ForbiddenError, NotFoundError } from '../errors.ts';
import { requestScope } from './request-scope.ts';

/** What a page of a scoped list is made of. */
export interface ScopedPage<T extends ObjectLiteral> {
  /** The read permission whose anchors the list covers, or 'own' for rows found by a column the caller filters on. */
  read: string | 'own';
  page: PageQuery;
  /** Narrows the list to a unit and what is below it; outside the asker's reach it is simply empty. */
  unit?: Pick<UnitRef, 'id' | 'level'>;
  /** Filters, with the row under the alias `row`. */
  where?: (query: SelectQueryBuilder<T>) => void;
  /** Properties with their direction; end with one that is unique, so that pages neither repeat nor lose a row. */
  order: [property: string, direction: 'ASC' | 'DESC'][];
}

/**
 * The only door to a scoped table. Every request runs in one transaction that carries its context, so row-level security
 * knows who asks; outside of a request there is no manager, and nothing can be read by mistake.
 */
@Injectable()
export class ScopedDb {
  constructor(private readonly dataSource: DataSource) {}

  /** The transaction of the request under way. Throws outside of one. */
  get manager(): EntityManager {
    const manager = requestScope.getStore()?.manager;
    if (!manager) throw new Error('no request is under way: use ScopedDb.run');
    return manager;
  }

  /** Who asks. Throws on routes without an account. */
  get context(): RequestContext {
    const context = requestScope.getStore()?.context;
    if (!context) throw new Error('this route has no account');
    return context;
  }

  /**
   * Runs `work` in one transaction as `context`. A read-only one sends its first query together with its opening: one
   * round trip to the database.
   */
  async run<T>(context: RequestContext, mode: 'read' | 'write', work: () => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let broken: Error | undefined;
    try {
      const client = (await runner.connect()) as Client;
      const opening =
        mode === 'read'
          ? Promise.all([client.query('BEGIN READ ONLY'), client.query(...settingOf(context))])
          : runner.startTransaction().then(() => client.query(...settingOf(context)));
      // The failure is thrown by the await below; until then the work's own queries are already on their way.
      opening.catch(() => undefined);
      if (mode === 'write') await opening;
      const scope = { locale: context.locale, requestId: context.requestId, context, manager: runner.manager };
      let result: T;
      try {
        result = await requestScope.run(scope, work);
        await opening;
      } catch (error) {
        await (mode === 'read' ? client.query('ROLLBACK') : runner.rollbackTransaction()).catch(
          (cause: Error) => (broken = cause),
        );
        throw error;
      }
      if (mode === 'read') await client.query('COMMIT');
      else await runner.commitTransaction();
      return result;
    } finally {
      // A connection that could not even roll back is not given back to the pool as a good one.
      await runner.release().catch((cause: Error) => (broken ??= cause));
    }
  }

  /** One page of rows in reach, newest counting capped at {@link MAX_PAGED_ROWS}. */
  async page<T extends ObjectLiteral>(entity: EntityTarget<T>, request: ScopedPage<T>): Promise<Page<T>> {
    const { page, pageSize } = request.page;
    const query = this.manager.createQueryBuilder(entity, 'row');
    if (request.read !== 'own') restrict(query, this.context.scopes.get(request.read));
    if (request.unit) restrict(query, [[request.unit.id, request.unit.level]], 'unit');
    request.where?.(query);
    const counting = query
      .clone()
      .select('1', 'one')
      .limit(MAX_PAGED_ROWS + 1);
    for (const [property, direction] of request.order) query.addOrderBy(`row.${property}`, direction);
    query.offset((page - 1) * pageSize).limit(pageSize);
    const [countSql, countParameters] = counting.getQueryAndParameters();
    const [items, counted] = await Promise.all([
      query.getMany(),
      this.manager.query<{ total: number }[]>(
        `SELECT count(*)::integer AS total FROM (${countSql}) AS counted`,
        countParameters,
      ),
    ]);
    const found = counted[0]?.total ?? 0;
    return { items, page, pageSize, total: Math.min(found, MAX_PAGED_ROWS), exact: found <= MAX_PAGED_ROWS };
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
}

function settingOf(context: RequestContext): [string, string[]] {
  const reach = Object.fromEntries(
    [...context.scopes].map(([permission, anchors]) => [permission, anchors.map(([id]) => id)]),
  );
  const setting = {
    account: context.account.id,
    name: context.account.name,
    request: context.requestId,
    act: context.acting,
    reach,
  };
  return ["SELECT set_config('linli.ctx', $1, true)", [JSON.stringify(setting)]];
}

/** Adds the condition that an index can serve: equality on the derived ancestor column of each anchor's level. */
function restrict<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  anchors: readonly Anchor[] | undefined,
  name = 'anchor',
): void {
  if (!anchors?.length) {
    query.andWhere('false');
    return;
  }
  const byColumn = new Map<string, number[]>();
  for (const [id, level] of anchors) {
    const column = columnOf(level);
    if (column === undefined) return;
    byColumn.set(column, [...(byColumn.get(column) ?? []), id]);
  }
  const conditions = [...byColumn].map(([column, ids]) => {
    const parameter = `${name}_${column}`;
    query.setParameter(parameter, ids.length === 1 ? ids[0] : ids);
    return ids.length === 1 ? `row.${column} = :${parameter}` : `row.${column} = ANY (:${parameter})`;
  });
  query.andWhere(`(${conditions.join(' OR ')})`);
}
