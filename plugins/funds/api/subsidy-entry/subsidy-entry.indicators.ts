import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb, render, sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { releasedUntil } from './subsidy-entry.query.ts';

/** What the board tells of subsidies. */
@Injectable()
export class SubsidyIndicators {
  constructor(private readonly db: ScopedDb) {}

  /** Exact for every day: what was handed down says when, and so does what went back. Rows out of reach are not summed up. */
  @FigureOf('funds.secretary-subsidy')
  async released({ unitId, asOf }: FigureQuestion): Promise<number> {
    const within =
      unitId === null
        ? sql`true`
        : sql`row.unit_path OPERATOR(public.<@) (SELECT u.path::public.ltree FROM core_pub.unit_v1 u WHERE u.id = ${unitId}::integer)`;
    const { text, values } = render(
      sql`SELECT COALESCE(sum(row.fen), 0) AS fen FROM subsidy_entry row WHERE ${releasedUntil(asOf)} AND ${within}`,
    );
    const [row] = await this.db.manager.query<{ fen: string }[]>(text, values);
    return Number(row?.fen ?? 0);
  }
}
