import {
  MAX_PAGED_ROWS,
  type Grant,
  type Holder,
  type Page,
  type PageQuery,
  type Post,
  type UnitRef,
} from '@linli/contracts';
import { NotFoundError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { RoleList } from './account.schemas.ts';
import { titleIn } from './me.service.ts';
import { anchorIds, inReach } from './reach-condition.ts';

interface GrantRow {
  id: string;
  account: Grant['account'];
  role: { id: string; title: Record<string, string> };
  unit: UnitRef;
  reason: string;
  validFrom: Date;
  validTo: Date | null;
}

/** Lists of who holds what. */
@Injectable()
export class GrantService {
  constructor(private readonly db: ScopedDb) {}

  /** Grants in force or to come at units in the asker's reach, by account. */
  async page({ page, pageSize }: PageQuery): Promise<Page<Grant>> {
    const { context, manager } = this.db;
    const reach = anchorIds(context.scopes.get('core.grant.read'));
    const from = `FROM core."grant" g
      JOIN core.account a ON a.id = g.account_id
      JOIN core.role r ON r.id = g.role_id
      JOIN core.unit u ON u.id = g.unit_id
      WHERE (g.valid_to IS NULL OR g.valid_to > now()) AND ${inReach('u.path', 1)}`;
    const rows = await manager.query<GrantRow[]>(
      `SELECT g.id, g.reason, g.valid_from AS "validFrom", g.valid_to AS "validTo",
         jsonb_build_object('id', a.id, 'displayName', a.display_name, 'username', a.username, 'post', a.post) AS account,
         jsonb_build_object('id', r.id, 'title', r.title) AS role,
         jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level) AS unit
       ${from} ORDER BY u.path, a.username, r.id, g.id LIMIT $2 OFFSET $3`,
      [reach, pageSize, (page - 1) * pageSize],
    );
    const [counted] = await manager.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM (SELECT ${from} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
      [reach],
    );
    const found = counted?.total ?? 0;
    const items = rows.map(({ validFrom, validTo, role, ...row }): Grant => ({
      ...row,
      role: { id: role.id, title: titleIn(role.title, context.locale, role.id) },
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
    }));
    return { items, page, pageSize, total: Math.min(found, MAX_PAGED_ROWS), exact: found <= MAX_PAGED_ROWS };
  }

  /** Accounts that hold a permission at a unit, each with the nearest unit that it holds it for. */
  async holders(unitId: number, permission: string): Promise<{ items: Holder[] }> {
    const { context, manager } = this.db;
    const seen = await manager.query<unknown[]>(
      `SELECT id FROM core.unit u WHERE u.id = $2 AND ${inReach('u.path', 1)}`,
      [anchorIds(context.scopes.get('core.unit.read')), unitId],
    );
    if (seen.length === 0) throw new NotFoundError('core.http.not-found');
    const items = await manager.query<{ accountId: string; displayName: string; post: Post | null; unit: UnitRef }[]>(
      `SELECT "accountId", "displayName", post, unit FROM (
         SELECT DISTINCT ON (a.id) a.id AS "accountId", a.display_name AS "displayName", a.post, nlevel(anchor.path) AS depth,
           jsonb_build_object('id', anchor.id, 'name', anchor.name, 'level', anchor.level) AS unit
         FROM core.unit target
         JOIN core.unit anchor ON target.path <@ anchor.path
         JOIN core."grant" g ON g.unit_id = anchor.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())
         JOIN core.role r ON r.id = g.role_id AND $2 = ANY (r.permissions)
         JOIN core.account a ON a.id = g.account_id AND a.disabled_at IS NULL
         WHERE target.id = $1
         ORDER BY a.id, nlevel(anchor.path) DESC
       ) AS holder ORDER BY depth DESC, "displayName", "accountId"`,
      [unitId, permission],
    );
    return { items };
  }

  /** The roles that can be granted. */
  async roles(): Promise<RoleList> {
    const { context, manager } = this.db;
    const rows = await manager.query<{ id: string; title: Record<string, string>; suggestedFor: string[] }[]>(
      `SELECT id, title, suggested_for AS "suggestedFor" FROM core.role
       WHERE permissions <> '{}' AND id <> 'core.operator' ORDER BY plugin_id <> 'core', id`,
    );
    return { items: rows.map(({ title, ...role }) => ({ ...role, title: titleIn(title, context.locale, role.id) })) };
  }
}
