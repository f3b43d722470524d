import type {
  Anchor,
  NoticeCountQuery,
  NoticeCounts,
  NoticePhase,
  NoticeQuery,
  NoticeStanding,
} from '@linli/contracts';
import { MAX_PAGED_ROWS } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { placedReach, unitAnchor } from '../access/placed-reach.ts';
import { likeText, SqlParameters } from '../body/sql-parameters.ts';
import { Clock } from '../clock/clock.ts';
import { EVENT_COLUMNS, noticeColumns } from './notice.row.ts';
import type { EventRow, NoticeRow } from './notice.row.ts';

const OBJECTED = `EXISTS (SELECT FROM core.notice_objection x WHERE x.notice_id = n.id AND x.state = 'open')`;

/** Reads notices as they stand now. Who may see what comes in as anchors. */
@Injectable()
export class NoticeRepository {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<NoticeRow | undefined> {
    const [row] = await this.query<NoticeRow>(`SELECT ${noticeColumns('$2')} FROM core.notice n WHERE n.id = $1`, [
      id,
      this.clock.now(),
    ]);
    return row;
  }

  /** The row, held against other writers, and against whoever goes on because of it, until the end of the transaction. */
  async lock(id: string): Promise<NoticeRow | undefined> {
    await this.query('SELECT FROM core.notice n WHERE n.id = $1 FOR NO KEY UPDATE', [id]);
    return this.find(id);
  }

  async page(
    { page, pageSize, phase, objected, ...filter }: NoticeQuery,
    anchors: readonly Anchor[],
  ): Promise<{ items: NoticeRow[]; total: number }> {
    const parameters = new SqlParameters();
    const at = `${parameters.add(this.clock.now())}::timestamptz`;
    const where = await this.conditions(filter, anchors, parameters);
    if (phase !== undefined) where.push(`core.notice_phase(n.state, n.over_at, ${at}) = ${parameters.add(phase)}`);
    if (objected !== undefined) where.push(objected ? OBJECTED : `NOT ${OBJECTED}`);
    const from = `FROM core.notice n WHERE ${where.join(' AND ')} AND ${at} IS NOT NULL`;
    const counting = parameters.values.length;
    const limit = `LIMIT ${parameters.add(pageSize)} OFFSET ${parameters.add((page - 1) * pageSize)}`;
    const [items, counted] = await Promise.all([
      this.query<NoticeRow>(
        `SELECT ${noticeColumns(at)} ${from} ORDER BY n.created_at DESC, n.id ${limit}`,
        parameters.values,
      ),
      this.query<{ total: number }>(
        `SELECT count(*)::integer AS total FROM (SELECT ${from} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
        parameters.values.slice(0, counting),
      ),
    ]);
    return { items, total: counted[0]?.total ?? 0 };
  }

  async count(filter: NoticeCountQuery, anchors: readonly Anchor[]): Promise<NoticeCounts> {
    const parameters = new SqlParameters();
    const at = `${parameters.add(this.clock.now())}::timestamptz`;
    const where = await this.conditions(filter, anchors, parameters);
    const rows = await this.query<{ phase: NoticePhase; total: number; objected: number }>(
      `SELECT core.notice_phase(n.state, n.over_at, ${at}) AS phase, count(*)::integer AS total,
         count(*) FILTER (WHERE ${OBJECTED})::integer AS objected
       FROM core.notice n WHERE ${where.join(' AND ')} GROUP BY 1`,
      parameters.values,
    );
    const of = (phase: NoticePhase) => ({ total: rows.find((row) => row.phase === phase)?.total ?? 0, exact: true });
    return {
      draft: of('draft'),
      'to-publish': of('to-publish'),
      running: of('running'),
      ended: of('ended'),
      withdrawn: of('withdrawn'),
      objected: { total: rows.reduce((sum, { objected }) => sum + objected, 0), exact: true },
    };
  }

  /** What a plugin would be told that asks whether it may go on. */
  async standing({ owner, record, blocks }: NoticeRow): Promise<NoticeStanding | null> {
    const [row] = await this.query<{ standing: NoticeStanding | null }>(
      'SELECT core_pub.notice_state_v1($1, $2, $3, $4, false, $5) AS standing',
      [owner, record.type, record.id, blocks, this.clock.now()],
    );
    return row?.standing ?? null;
  }

  history(id: string): Promise<EventRow[]> {
    return this.query(
      `SELECT ${EVENT_COLUMNS} FROM core.notice_event e WHERE e.notice_id = $1 ORDER BY e.id DESC LIMIT 500`,
      [id],
    );
  }

  private async conditions(
    { unitId, q }: NoticeCountQuery,
    anchors: readonly Anchor[],
    parameters: SqlParameters,
  ): Promise<string[]> {
    const where = [placedReach('n', anchors, parameters)];
    if (unitId !== undefined) where.push(placedReach('n', await unitAnchor(this.db, unitId), parameters));
    if (q !== undefined) {
      const like = parameters.add(likeText(q));
      where.push(`(n.title ILIKE '%' || ${like} || '%' OR n.record_title ILIKE '%' || ${like} || '%')`);
    }
    return where;
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
