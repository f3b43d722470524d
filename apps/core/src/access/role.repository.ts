import type { Anchor } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { anchorIds, inReach } from './reach-condition.ts';

export interface RoleRow {
  id: string;
  source: string;
  title: Record<string, string>;
  description: string | null;
  permissions: { id: string; title: Record<string, string>; risk: 'normal' | 'high' }[];
  suggestedFor: string[];
  ended: boolean;
  grants: number;
  version: number;
}

export interface PermissionRow {
  id: string;
  plugin: string;
  title: Record<string, string>;
  risk: 'normal' | 'high';
}

/** The plugin that own roles belong to. */
export const DISTRICT = 'district';

const COLUMNS = `r.id, r.plugin_id AS source, r.title, r.description, r.suggested_for AS "suggestedFor", r.version,
  r.ended_at IS NOT NULL AS ended,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('id', held.id, 'title', COALESCE(p.title, '{}'), 'risk', COALESCE(p.risk, 'normal')) ORDER BY held.at)
    FROM unnest(CASE WHEN r.ended_at IS NULL THEN r.permissions ELSE r.was_permissions END) WITH ORDINALITY AS held (id, at)
    LEFT JOIN core.permission p ON p.id = held.id), '[]') AS permissions,
  (SELECT count(*)::integer FROM core."grant" g LEFT JOIN core.organisation o ON o.id = g.organisation_id
    JOIN core.unit u ON u.id = COALESCE(g.unit_id, o.unit_id)
    WHERE g.role_id = r.id AND (g.valid_to IS NULL OR g.valid_to > now() AND g.valid_to > g.valid_from) AND ${inReach('u.path', 1)}) AS grants`;

@Injectable()
export class RoleRepository {
  constructor(private readonly db: ScopedDb) {}

  /** Roles that can be granted; with `ended` also those that no longer can. */
  async list(reach: readonly Anchor[] | undefined, ended: boolean): Promise<RoleRow[]> {
    return await this.db.manager.query<RoleRow[]>(
      `SELECT ${COLUMNS} FROM core.role r
       WHERE r.id <> 'core.operator' AND (r.permissions <> '{}' OR ($2 AND r.ended_at IS NOT NULL))
       ORDER BY r.ended_at IS NOT NULL, r.plugin_id <> 'core', r.plugin_id, r.id`,
      [anchorIds(reach), ended],
    );
  }

  async find(id: string, reach: readonly Anchor[] | undefined, lock = false): Promise<RoleRow | undefined> {
    const { manager } = this.db;
    if (lock) await manager.query('SELECT FROM core.role WHERE id = $1 FOR UPDATE', [id]);
    const rows = await manager.query<RoleRow[]>(
      `SELECT ${COLUMNS} FROM core.role r WHERE r.id = $2 AND r.id <> 'core.operator'`,
      [anchorIds(reach), id],
    );
    return rows[0];
  }

  async permissions(): Promise<PermissionRow[]> {
    return await this.db.manager.query<PermissionRow[]>(
      `SELECT id, plugin_id AS plugin, title, risk FROM core.permission WHERE NOT retired ORDER BY plugin_id <> 'core', plugin_id, id`,
    );
  }

  async titleTaken(title: string, except: string | null): Promise<boolean> {
    const rows = await this.db.manager.query<unknown[]>(
      `SELECT FROM core.role WHERE title ->> 'zh-CN' = $1 AND id IS DISTINCT FROM $2 AND ended_at IS NULL AND permissions <> '{}'`,
      [title, except],
    );
    return rows.length > 0;
  }

  async insert(
    id: string,
    title: Record<string, string>,
    description: string | null,
    permissions: string[],
  ): Promise<void> {
    await this.db.manager.query(
      `INSERT INTO core.role (id, plugin_id, title, description, permissions, created_by) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, DISTRICT, JSON.stringify(title), description, permissions, this.db.context.account.id],
    );
  }

  /** Whoever holds the role has what it now says with their next request. */
  async update(
    id: string,
    title: Record<string, string>,
    description: string | null,
    permissions: string[],
  ): Promise<void> {
    await this.db.manager.query(
      `UPDATE core.role SET title = $2, description = $3, permissions = $4, version = version + 1 WHERE id = $1`,
      [id, JSON.stringify(title), description, permissions],
    );
    await this.db.manager.query(`SELECT pg_notify('linli_access', '*')`);
  }

  /** Ends the role and every grant of it; answers how many there were. */
  async end(id: string, reason: string): Promise<number> {
    const { manager, context } = this.db;
    await manager.query(
      `UPDATE core.role SET was_permissions = permissions, permissions = '{}', ended_at = now(), version = version + 1 WHERE id = $1`,
      [id],
    );
    const rows = await manager.query<{ ended: number }[]>(
      `WITH over AS (
         UPDATE core."grant" SET valid_to = greatest(now(), valid_from), ended_by = $2, end_reason = $3, version = version + 1
         WHERE role_id = $1 AND (valid_to IS NULL OR valid_to > now() AND valid_to > valid_from) RETURNING id)
       SELECT count(*)::integer AS ended FROM over`,
      [id, context.account.id, reason],
    );
    await manager.query(`SELECT pg_notify('linli_access', '*')`);
    return rows[0]?.ended ?? 0;
  }

  /** Where and how long a role is held by anybody: its permissions are given there when it grows. */
  async places(id: string): Promise<{ path: string; unit: string; from: number; to: number | null }[]> {
    return await this.db.manager.query<{ path: string; unit: string; from: number; to: number | null }[]>(
      `SELECT u.path::text AS path, u.name AS unit, extract(epoch FROM greatest(g.valid_from, now()))::float8 * 1000 AS "from",
         extract(epoch FROM g.valid_to)::float8 * 1000 AS "to"
       FROM core."grant" g LEFT JOIN core.organisation o ON o.id = g.organisation_id
       JOIN core.unit u ON u.id = COALESCE(g.unit_id, o.unit_id)
       WHERE g.role_id = $1 AND (g.valid_to IS NULL OR g.valid_to > now() AND g.valid_to > g.valid_from)`,
      [id],
    );
  }
}
