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
}

/** Facts that a line carries beside the unit's state, for instance how many units a move touched. */
export interface LineContext {
  reason: string | null;
  importId?: string;
  affected?: number;
}

const STATE = `jsonb_build_object('name', u.name, 'code', u.code, 'parent', jsonb_build_object('id', p.id, 'name', p.name))`;

/** What happened to units. Lines are only ever added. */
@Injectable()
export class UnitHistoryRepository {
  constructor(private readonly db: ScopedDb) {}

  find(unitId: number): Promise<UnitChange[]> {
    return this.db.manager.query(
      `SELECT id::text AS id, kind, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
         by_name AS by, reason, before, after
       FROM core.unit_change WHERE unit_id = $1 ORDER BY unit_change.id DESC LIMIT 500`,
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
  async record(lines: readonly HistoryLine[], { reason, importId, affected }: LineContext): Promise<void> {
    if (lines.length === 0) return;
    const { account } = this.db.context;
    await this.db.manager.query(
      `INSERT INTO core.unit_change (unit_id, kind, account_id, by_name, reason, import_id, before, after)
       SELECT l.unit_id, l.kind, $2, $3, $4, $5, l.before, ${STATE} || $6::jsonb
       FROM json_to_recordset($1::json) AS l (position integer, unit_id integer, kind text, before jsonb)
       JOIN core.unit u ON u.id = l.unit_id LEFT JOIN core.unit p ON p.id = u.parent_id
       ORDER BY l.position`,
      [
        JSON.stringify(
          lines.map(({ unitId, kind, before }, position) => ({ position, unit_id: unitId, kind, before })),
        ),
        account.id,
        account.name,
        reason,
        importId ?? null,
        JSON.stringify(affected === undefined ? {} : { affected }),
      ],
    );
  }
}
