import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** What the board tells of money spent on projects. */
@Injectable()
export class ExpenseIndicators {
  constructor(private readonly db: ScopedDb) {}

  /**
   * Fen paid up to the day and not taken back by then, of what row-level security lets the asker read: the sum of the list
   * that it opens to. Exact for every day, because what was paid stays, with its day.
   */
  @FigureOf('funds.project-spent')
  async spent({ unitId, asOf }: FigureQuestion): Promise<number> {
    const [sum] = await this.db.manager.query<{ fen: string }[]>(
      `SELECT COALESCE(sum(fen), 0) AS fen FROM expense
       WHERE paid_on <= $1::date AND (reversed_on IS NULL OR reversed_on > $1::date)
         AND ($2::integer IS NULL
           OR unit_path OPERATOR(public.<@) (SELECT u.path::public.ltree FROM core_pub.unit_v1 u WHERE u.id = $2))`,
      [asOf, unitId],
    );
    return Number(sum?.fen ?? 0);
  }
}
