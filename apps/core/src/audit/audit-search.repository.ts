import type { Anchor, AuditFilter, AuditQuery } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { anchorIds } from '../access/reach-condition.ts';
import { instant } from '../body/body.sql.ts';
import { likeText, SqlParameters } from '../body/sql-parameters.ts';
import { allOf, lineConditions, narrowConditions, timeConditions, type Condition } from './audit-conditions.ts';
import { ACCOUNTS_BELOW, auditReach, isWide } from './audit-reach.ts';
import { ROW_COLUMNS, type AuditRow } from './audit-row.ts';

/** Lines that one request looks through at most, whatever is asked. */
export const LOOKED_THROUGH = 50_000;
/** Lines that are looked through before anything is counted. */
const FIRST_LOOK = 2_000;
/** Units, and accounts, that an index is asked for one by one; with more of them the log as a whole is read. */
const MOST_KEYS = 5_000;
const NEWEST_FIRST = 'ORDER BY e.at DESC, e.id DESC';

export interface FoundLines {
  rows: AuditRow[];
  /** Where the page ends, if there may be more. */
  next: string | null;
  /** How far back was looked, where that was not enough to fill the page. */
  searchedTo: string | null;
}

/**
 * Looks for lines, newest first, through {@link LOOKED_THROUGH} of them at most: along the one condition that leaves few
 * enough, or else back in time until the page is full or the bound is reached.
 */
@Injectable()
export class AuditSearchRepository {
  constructor(private readonly db: ScopedDb) {}

  async search(query: AuditQuery, anchors: readonly Anchor[]): Promise<FoundLines> {
    const { pageSize } = query;
    const time = timeConditions(query);
    // Most pages are full after a few lines; what is dearer to find out is asked only for the others.
    let rows = await this.walk(query, anchors, { along: time, bound: FIRST_LOOK });
    let narrow: Condition | undefined;
    if (rows.length <= pageSize) {
      narrow = await this.narrowest(query, anchors, time);
      rows = await this.walk(
        query,
        anchors,
        narrow ? { along: [narrow, ...time] } : { along: time, bound: LOOKED_THROUGH },
      );
    }
    if (rows.length > pageSize) {
      const page = rows.slice(0, pageSize);
      return { rows: page, next: page.at(-1)?.cursor ?? null, searchedTo: null };
    }
    const end = narrow ? undefined : await this.endOfWalk(time);
    return { rows, next: end?.cursor ?? null, searchedTo: end?.at ?? null };
  }

  /** A page and one line more: of all lines along the conditions, or of so many newest ones. */
  private async walk(
    query: AuditQuery,
    anchors: readonly Anchor[],
    { along, bound }: { along: readonly Condition[]; bound?: number },
  ): Promise<AuditRow[]> {
    const parameters = new SqlParameters();
    // OFFSET 0 keeps the planner from taking the two parts for one, and from another way through the lines.
    const end = bound === undefined ? 'OFFSET 0' : `${NEWEST_FIRST} LIMIT ${bound}`;
    const lines = `SELECT * FROM core.audit_entry e WHERE ${allOf(along, parameters)} ${end}`;
    const where = allOf([...lineConditions(query), auditReach(anchors)], parameters);
    return await this.db.manager.query<AuditRow[]>(
      `SELECT ${ROW_COLUMNS} FROM (
         SELECT e.* FROM (${lines}) AS e WHERE ${where} ${NEWEST_FIRST} LIMIT ${parameters.add(query.pageSize + 1)}) AS e
       LEFT JOIN core.unit place ON place.id = e.unit_id ${NEWEST_FIRST}`,
      parameters.values,
    );
  }

  /** A statement for a cursor over everything that is found. */
  exportSql(filter: AuditFilter, anchors: readonly Anchor[]): { sql: string; values: unknown[] } {
    const parameters = new SqlParameters();
    const where = allOf([...timeConditions(filter), ...lineConditions(filter), auditReach(anchors)], parameters);
    return {
      sql: `SELECT ${ROW_COLUMNS}, e.before, e.after FROM core.audit_entry e
        LEFT JOIN core.unit place ON place.id = e.unit_id WHERE ${where} ${NEWEST_FIRST}`,
      values: parameters.values,
    };
  }

  /** Of what is asked for, the condition that leaves the fewest lines, if these are few enough to go through. */
  private async narrowest(
    query: AuditQuery,
    anchors: readonly Anchor[],
    time: readonly Condition[],
  ): Promise<Condition | undefined> {
    const candidates = narrowConditions(query, {
      accounts: query.actor === undefined ? undefined : await this.accountsOf(query.actor),
      units: query.unitId === undefined ? undefined : await this.unitsBelow([query.unitId]),
    });
    if (query.unitId === undefined && !isWide(anchors)) candidates.push(...(await this.ownLines(anchors)));
    let best: { condition: Condition; count: number } | undefined;
    for (const condition of candidates) {
      const parameters = new SqlParameters();
      const [counted] = await this.db.manager.query<{ count: number }[]>(
        `SELECT count(*)::integer AS count FROM (SELECT FROM core.audit_entry e
           WHERE ${allOf([condition, ...time], parameters)} LIMIT ${LOOKED_THROUGH + 1}) AS counted`,
        parameters.values,
      );
      const count = counted?.count ?? 0;
      if (count <= LOOKED_THROUGH && count < (best?.count ?? Infinity)) best = { condition, count };
    }
    return best?.condition;
  }

  /** Accounts of that name, if they are not too many. Lines that name somebody without an account are not among theirs. */
  private async accountsOf(actor: string): Promise<string[] | undefined> {
    const rows = await this.db.manager.query<{ id: string }[]>(
      `SELECT id FROM core.account WHERE display_name ILIKE $1 OR username = $2 LIMIT ${MOST_KEYS + 1}`,
      [`%${likeText(actor)}%`, actor],
    );
    return rows.length > 0 && rows.length <= MOST_KEYS ? rows.map(({ id }) => id) : undefined;
  }

  private async unitsBelow(ids: readonly number[]): Promise<number[] | undefined> {
    const rows = await this.db.manager.query<{ id: number }[]>(
      `SELECT u.id FROM core.unit u JOIN core.unit top ON top.id = ANY ($1) AND u.path <@ top.path LIMIT ${MOST_KEYS + 1}`,
      [ids],
    );
    return rows.length <= MOST_KEYS ? rows.map(({ id }) => id) : undefined;
  }

  /** The lines that an auditor of less than a district can see at all. */
  private async ownLines(anchors: readonly Anchor[]): Promise<Condition[]> {
    const units = await this.unitsBelow(anchorIds(anchors));
    const accounts = await this.db.manager.query<{ id: string }[]>(`${ACCOUNTS_BELOW} LIMIT ${MOST_KEYS + 1}`, [
      anchorIds(anchors),
    ]);
    if (!units || accounts.length > MOST_KEYS) return [];
    return [
      (parameters) => `e.unit_id = ANY (${parameters.add(units)}::integer[]) OR (e.unit_id IS NULL
        AND e.account_id = ANY (${parameters.add(accounts.map(({ id }) => id))}::uuid[]))`,
    ];
  }

  /** The last line that a walk back in time has come to, if the bound ended it. */
  private async endOfWalk(time: readonly Condition[]): Promise<{ cursor: string; at: string } | undefined> {
    const parameters = new SqlParameters();
    const [row] = await this.db.manager.query<{ cursor: string; at: string }[]>(
      `SELECT ${instant('e.at')} AS at, (extract(epoch FROM e.at) * 1000000)::bigint || '-' || e.id AS cursor
       FROM core.audit_entry e WHERE ${allOf(time, parameters)} ${NEWEST_FIRST} OFFSET ${LOOKED_THROUGH - 1} LIMIT 1`,
      parameters.values,
    );
    return row;
  }
}
