import type { Page, PageQuery } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { GovernanceList } from './governance-list.ts';
import type { GovernanceScope } from './governance-scope.ts';

/** Rows of a list, and what is counted of them: expressions by name. */
export interface Counted<K extends string> {
  rows: string;
  counts: Record<K, string>;
}

/** Reads lists of governance and what is counted of them. */
@Injectable()
export class GovernanceReader {
  constructor(private readonly db: ScopedDb) {}

  async page<T>(scope: GovernanceScope, query: PageQuery, { rows, order, told }: GovernanceList): Promise<Page<T>> {
    const { page, pageSize } = query;
    const { parameters } = scope;
    const limit = `LIMIT ${parameters.add(pageSize)} OFFSET ${parameters.add((page - 1) * pageSize)}`;
    const [found] = await this.db.manager.query<{ items: T[]; total: number }[]>(
      `WITH every AS MATERIALIZED (${rows}),
         r AS (SELECT *, row_number() OVER (ORDER BY ${order}) AS nth FROM every ORDER BY ${order} ${limit}),
         told AS (SELECT r.nth, ${told} FROM r)
       SELECT (SELECT count(*)::integer FROM every) AS total,
         (SELECT COALESCE(jsonb_agg(to_jsonb(told) - 'nth' ORDER BY told.nth), '[]') FROM told) AS items`,
      parameters.values,
    );
    return { items: found?.items ?? [], page, pageSize, total: found?.total ?? 0, exact: true };
  }

  /** Figures over the rows of several lists, all of them in one statement. */
  async figures<T extends Record<string, Record<string, number>>>(
    scope: GovernanceScope,
    asked: { [N in keyof T]: Counted<keyof T[N] & string> },
  ): Promise<T> {
    const columns = Object.entries<Counted<string>>(asked).map(([name, { rows, counts }]) => {
      const pairs = Object.entries(counts).map(([key, sql]) => `'${key}', (${sql})::integer`);
      return `(SELECT jsonb_build_object(${pairs.join(', ')}) FROM (${rows}) AS every) AS "${name}"`;
    });
    const [found] = await this.db.manager.query<T[]>(`SELECT ${columns.join(',\n')}`, scope.parameters.values);
    if (!found) throw new Error('a count answers one row');
    return found;
  }
}
