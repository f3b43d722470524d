import { ScopedDb } from '@linli/sdk-server';
import type { Locale } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

export interface RowCount {
  plugin: string;
  /** What such rows are called, in the asker's language; the table's own name where nobody says. */
  title: string;
  /** Whether the table says which of its rows are open. */
  declared: boolean;
  total: number;
  open: number;
}

export interface GrantAt {
  account: string;
  role: string;
  unit: string;
  unitId: number;
}

/** What knows its unit: rows of every plugin, organisations, people, grants. Moves them where their unit goes. */
@Injectable()
export class UnitRowsRepository {
  constructor(private readonly db: ScopedDb) {}

  /** Rows that stand in the units themselves, by table. */
  async count(unitIds: readonly number[]): Promise<RowCount[]> {
    const rows = await this.query<Omit<RowCount, 'title'> & { table: string; kind: Record<string, string> | null }>(
      `SELECT plugin_id AS plugin, table_name AS table, kind, declared, total::float8 AS total, open::float8 AS open
       FROM core.count_rows_at($1)`,
      [unitIds],
    );
    return rows.map(({ table, kind, ...row }) => ({ ...row, title: kindIn(kind, this.db.context.locale, table) }));
  }

  /** Rows that somebody still works on, or may, for all we know. */
  async left(unitId: number): Promise<number> {
    const counts = await this.count([unitId]);
    return counts.reduce((sum, { declared, open, total }) => sum + (declared ? open : total), 0);
  }

  async follow(from: number, to: number): Promise<void> {
    await this.query('SELECT core.follow_unit($1, $2)', [from, to]);
  }

  /** Answers how many rows wait. */
  async distribute(planId: string, from: number, common: number): Promise<number> {
    const [row] = await this.query<{ count: number }>('SELECT core.distribute_unit($1, $2, $3)::integer AS count', [
      planId,
      from,
      common,
    ]);
    return row?.count ?? 0;
  }

  /** Grants at a unit that ends follow to another one, or end; answers how many. */
  async followGrants(from: number, to: number | null, reason: string): Promise<void> {
    const { account } = this.db.context;
    await this.query('SELECT core.follow_grants($1, $2, $3, (SELECT id FROM core.account WHERE id = $4))', [
      from,
      to,
      reason,
      account.id,
    ]);
  }

  async grantsAt(unitIds: readonly number[]): Promise<GrantAt[]> {
    const rows = await this.query<Omit<GrantAt, 'role'> & { role: Record<string, string>; roleId: string }>(
      `SELECT a.display_name AS account, r.title AS role, r.id AS "roleId", u.name AS unit, u.id AS "unitId"
       FROM core."grant" g JOIN core.account a ON a.id = g.account_id JOIN core.role r ON r.id = g.role_id
       JOIN core.unit u ON u.id = g.unit_id
       WHERE g.unit_id = ANY ($1) AND (g.valid_to IS NULL OR g.valid_to > now())
       ORDER BY u.id, a.display_name, r.id LIMIT 500`,
      [unitIds],
    );
    return rows.map(({ role, roleId, ...grant }) => ({ ...grant, role: kindIn(role, this.db.context.locale, roleId) }));
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}

export function kindIn(words: Record<string, string> | null, locale: Locale, otherwise: string): string {
  return words?.[locale] ?? words?.['zh-CN'] ?? otherwise;
}
