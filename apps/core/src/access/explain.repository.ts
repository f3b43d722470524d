import type { GrantAccount, UnitRef } from '@linli/contracts';
import { pluginSchemaName, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ACCOUNT_JSON } from './grant.repository.ts';
import { reachingIds } from './reach-condition.ts';

/** A grant whose role holds, or held, the permission asked about. */
export interface ChainRow {
  grantId: string;
  role: { id: string; title: Record<string, string> };
  unit: UnitRef | null;
  organisation: { id: string; name: string } | null;
  /** Null for an organisation. */
  path: string | null;
  /** Where the grant stands: the unit, or that of the organisation. */
  place: string;
  since: Date;
  until: Date | null;
  grantedBy: string | null;
  reason: string;
  state: 'in-force' | 'to-come' | 'ended';
}

export interface RecordRow {
  unitId: number;
  /** Values of the columns that make a record somebody's own, or name an organisation. */
  own: Record<string, string | null>;
  organisations: Record<string, string | null>;
}

export interface LoanFact {
  until: Date;
  lentBy: string;
  reason: string;
}

const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;

/** Looks up what an explanation is made of. */
@Injectable()
export class ExplainRepository {
  constructor(private readonly db: ScopedDb) {}

  async account(idOrName: string): Promise<(GrantAccount & { disabled: boolean }) | undefined> {
    const rows = await this.db.manager.query<{ account: GrantAccount; disabled: boolean }[]>(
      `SELECT ${ACCOUNT_JSON} AS account, a.disabled_at IS NOT NULL AS disabled FROM core.account a WHERE a.username = $1 OR a.id = $2::uuid`,
      [idOrName, isUuid(idOrName) ? idOrName : null],
    );
    return rows[0] && { ...rows[0].account, disabled: rows[0].disabled };
  }

  async permission(id: string): Promise<Record<string, string> | undefined> {
    const rows = await this.db.manager.query<{ title: Record<string, string> }[]>(
      'SELECT title FROM core.permission WHERE id = $1 AND NOT retired',
      [id],
    );
    return rows[0]?.title;
  }

  /** By id, or by a code it bears or bore. */
  async unit(by: { id: number } | { code: string }): Promise<{ id: number; path: string } | undefined> {
    const rows = await this.db.manager.query<{ id: number; path: string }[]>(
      'id' in by
        ? 'SELECT id, path::text AS path FROM core.unit WHERE id = $1'
        : `SELECT u.id, u.path::text AS path FROM core.unit u WHERE u.code = $1
           UNION ALL SELECT u.id, u.path::text FROM core.unit_alias x JOIN core.unit u ON u.id = x.unit_id WHERE x.code = $1 LIMIT 1`,
      ['id' in by ? by.id : by.code],
    );
    return rows[0];
  }

  /** The units of paths (`1.5.17`) by id. */
  async units(paths: readonly string[]): Promise<Map<number, UnitRef>> {
    const ids = [...new Set(paths.flatMap((path) => path.split('.').map(Number)))];
    const rows = await this.db.manager.query<UnitRef[]>('SELECT id, name, level FROM core.unit WHERE id = ANY ($1)', [
      ids,
    ]);
    return new Map(rows.map((unit) => [unit.id, unit]));
  }

  async chains(accountId: string, permission: string): Promise<ChainRow[]> {
    return await this.db.manager.query<ChainRow[]>(
      `SELECT g.id AS "grantId", jsonb_build_object('id', r.id, 'title', r.title) AS role,
         CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level) END AS unit,
         CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name) END AS organisation,
         u.path::text AS path, COALESCE(u.path, at.path)::text AS place, g.valid_from AS since, g.valid_to AS until, g.reason,
         (SELECT display_name FROM core.account WHERE id = g.granted_by) AS "grantedBy",
         CASE WHEN g.valid_to <= now() OR g.valid_to <= g.valid_from THEN 'ended' WHEN g.valid_from > now() THEN 'to-come' ELSE 'in-force' END AS state
       FROM core."grant" g JOIN core.role r ON r.id = g.role_id
       LEFT JOIN core.unit u ON u.id = g.unit_id LEFT JOIN core.organisation o ON o.id = g.organisation_id
       LEFT JOIN core.unit at ON at.id = o.unit_id
       WHERE g.account_id = $1 AND $2 = ANY (r.permissions || r.was_permissions)
       ORDER BY nlevel(u.path) DESC NULLS LAST, g.valid_from DESC LIMIT 500`,
      [accountId, permission],
    );
  }

  async roles(permission: string): Promise<{ id: string; title: Record<string, string> }[]> {
    return await this.db.manager.query<{ id: string; title: Record<string, string> }[]>(
      `SELECT id, title FROM core.role WHERE $1 = ANY (permissions) AND id <> 'core.operator' ORDER BY plugin_id <> 'core', id`,
      [permission],
    );
  }

  /** People who may grant at the unit and hold the permission there themselves, the nearest first. */
  async givers(
    unitId: number,
    permission: string,
    except: string,
  ): Promise<{ accountId: string; displayName: string; unit: UnitRef }[]> {
    return await this.db.manager.query<{ accountId: string; displayName: string; unit: UnitRef }[]>(
      `SELECT "accountId", "displayName", unit FROM (
         SELECT DISTINCT ON (a.id) a.id AS "accountId", a.display_name AS "displayName", nlevel(anchor.path) AS depth,
           jsonb_build_object('id', anchor.id, 'name', anchor.name, 'level', anchor.level) AS unit
         FROM core.unit target JOIN core.unit anchor ON anchor.id = ANY (${reachingIds('target')})
         JOIN core."grant" g ON g.unit_id = anchor.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())
         JOIN core.role r ON r.id = g.role_id AND 'core.grant.create' = ANY (r.permissions)
         JOIN core.account a ON a.id = g.account_id AND a.disabled_at IS NULL AND a.issuer <> 'linli-operator'
         WHERE target.id = $1 AND a.id <> $3 AND core_pub.may_v1(a.id, $2, $1)
         ORDER BY a.id, nlevel(anchor.path) DESC
       ) AS giver ORDER BY depth DESC, "displayName" LIMIT 20`,
      [unitId, permission, except],
    );
  }

  /** A row of a plugin, by the columns that its manifest names. Undefined when there is none. */
  async record(
    plugin: string,
    table: { name: string; own: string | undefined; organisations: readonly string[] },
    id: string,
  ): Promise<RecordRow | undefined> {
    const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
    const pick = (columns: readonly string[]) =>
      columns.length === 0
        ? `'{}'::jsonb`
        : `jsonb_build_object(${columns.map((column) => `'${column}', ${quoted(column)}`).join(', ')})`;
    const rows = await this.db.manager.query<RecordRow[]>(
      `SELECT unit_id AS "unitId", ${pick(table.own ? [table.own] : [])} AS own, ${pick(table.organisations)} AS organisations
       FROM ${quoted(pluginSchemaName(plugin))}.${quoted(table.name)} WHERE id = $1`,
      [id],
    );
    return rows[0];
  }

  async loan(
    accountId: string,
    plugin: string,
    table: string,
    rowId: string,
    permission: string,
  ): Promise<LoanFact | undefined> {
    const rows = await this.db.manager.query<LoanFact[]>(
      `SELECT l.valid_to AS until, l.reason, (SELECT display_name FROM core.account WHERE id = l.lent_by) AS "lentBy" FROM core.loan l
       WHERE account_id = $1 AND plugin_id = $2 AND table_name = $3 AND row_id = $4 AND $5 = ANY (permissions)
         AND valid_from <= now() AND valid_to > now() ORDER BY valid_to DESC LIMIT 1`,
      [accountId, plugin, table, rowId, permission],
    );
    return rows[0];
  }
}
