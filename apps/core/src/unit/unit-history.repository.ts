import type { UnitChange } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** A unit as a line of its history shows it: names and codes of that moment, so that it reads right for ever. */
export interface UnitState {
  name: string;
  code: string | null;
  parent: { id: number; name: string } | null;
}

export interface HistoryLine {
  unitId: number;
  kind: UnitChange['kind'];
  before: UnitState | null;
  /** Facts of this line alone, as in {@link LineContext}. */
  facts?: Record<string, unknown>;
}

/** Facts that a line carries beside the unit's state, for instance how many units a move touched. */
export interface LineContext {
  reason: string | null;
  importId?: string;
  affected?: number;
  /** Further facts for the sentence: the names of successors, the day of a plan. */
  facts?: Record<string, unknown>;
}

const STATE = `jsonb_build_object('name', u.name, 'code', u.code, 'parent', jsonb_build_object('id', p.id, 'name', p.name))`;

/** What happened to units. Lines are only ever added. */
@Injectable()
export class UnitHistoryRepository {
  constructor(private readonly db: ScopedDb) {}

  /**
   * Newest first. An import brings units by the hundred thousand and writes no line for each: where a unit's history
   * begins there, its first line is worked out from the unit and its first change.
   */
  find(unitId: number): Promise<UnitChange[]> {
    const at = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    return this.db.manager.query(
      `SELECT id::text AS id, kind, ${at('at')} AS at, by_name AS by, reason, before, after
       FROM (SELECT c.id, c.kind, c.at, c.by_name, c.reason, c.before, c.after FROM core.unit_change c WHERE c.unit_id = $1
         UNION ALL
         SELECT 0, 'created', i.applied_at, i.by_name, i.file_name, NULL, COALESCE(
           (SELECT c.before FROM core.unit_change c WHERE c.unit_id = $1 ORDER BY c.id LIMIT 1), ${STATE})
         FROM core.unit u JOIN core.data_import i ON i.id = u.import_id LEFT JOIN core.unit p ON p.id = u.parent_id
         WHERE u.id = $1 AND NOT EXISTS (SELECT FROM core.unit_change c WHERE c.unit_id = $1 AND c.kind = 'created')) lines
       ORDER BY lines.id DESC LIMIT 500`,
      [unitId],
    );
  }

  /** The units' state as it is now. */
  async states(ids: readonly number[]): Promise<Map<number, UnitState>> {
    const rows = await this.db.manager.query<{ id: number; state: UnitState }[]>(
      `SELECT u.id, ${STATE} AS state FROM core.unit u LEFT JOIN core.unit p ON p.id = u.parent_id WHERE u.id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, state }) => [id, state]));
  }

  /** Adds lines after the change: `after` is what the tree says now. */
  async record(lines: readonly HistoryLine[], { reason, importId, affected, facts }: LineContext): Promise<void> {
    if (lines.length === 0) return;
    const { account } = this.db.context;
    await this.db.manager.query(
      `INSERT INTO core.unit_change (unit_id, kind, account_id, by_name, reason, import_id, before, after)
       SELECT l.unit_id, l.kind, $2, $3, $4, $5, l.before, ${STATE} || $6::jsonb || COALESCE(l.facts, '{}')
       FROM json_to_recordset($1::json) AS l (position integer, unit_id integer, kind text, before jsonb, facts jsonb)
       JOIN core.unit u ON u.id = l.unit_id LEFT JOIN core.unit p ON p.id = u.parent_id
       ORDER BY l.position`,
      [
        JSON.stringify(
          lines.map(({ unitId, kind, before, facts: own }, position) => ({
            position,
            unit_id: unitId,
            kind,
            before,
            facts: own,
          })),
        ),
        account.id,
        account.name,
        reason,
        importId ?? null,
        JSON.stringify({ ...facts, ...(affected === undefined ? {} : { affected }) }),
      ],
    );
  }
}
