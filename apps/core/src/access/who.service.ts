import type { GrantAccount, Holder, Post, UnitRef, Who, WhoQuery } from '@linli/contracts';
import { NotFoundError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ACCOUNT_JSON } from './grant.repository.ts';
import { titleIn } from './me.service.ts';
import { anchorIds, inReach, reachingIds } from './reach-condition.ts';

interface WhoRow {
  account: GrantAccount;
  grantId: string;
  role: { id: string; title: Record<string, string> };
  unit: UnitRef;
  since: Date;
  until: Date | null;
  grantedBy: string | null;
  reason: string;
  more: number;
}

const IN_FORCE = 'g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())';

/** Who may do something at a unit. */
@Injectable()
export class WhoService {
  constructor(private readonly db: ScopedDb) {}

  /** Accounts that hold a permission at a unit, each with the nearest unit that it holds it for: what a form offers. */
  async holders(unitId: number, permission: string): Promise<{ items: Holder[] }> {
    await this.checkSeen(unitId, 'core.unit.read');
    const items = await this.db.manager.query<
      { accountId: string; displayName: string; post: Post | null; unit: UnitRef }[]
    >(
      `SELECT "accountId", "displayName", post, unit FROM (
         SELECT DISTINCT ON (a.id) a.id AS "accountId", a.display_name AS "displayName", a.post, nlevel(anchor.path) AS depth,
           jsonb_build_object('id', anchor.id, 'name', anchor.name, 'level', anchor.level) AS unit
         FROM core.unit target
         JOIN core.unit anchor ON anchor.id = ANY (${reachingIds('target')})
         JOIN core."grant" g ON g.unit_id = anchor.id AND ${IN_FORCE}
         JOIN core.role r ON r.id = g.role_id AND $2 = ANY (r.permissions)
         JOIN core.account a ON a.id = g.account_id AND a.disabled_at IS NULL
         WHERE target.id = $1
         ORDER BY a.id, nlevel(anchor.path) DESC
       ) AS holder ORDER BY depth DESC, "displayName", "accountId"`,
      [unitId, permission],
    );
    return { items };
  }

  /** The same with how it comes about, for whoever looks after grants: nearest unit first. */
  async who({ unitId, permission }: WhoQuery): Promise<{ items: Who[] }> {
    const { context, manager } = this.db;
    await this.checkSeen(unitId, 'core.grant.read');
    const rows = await manager.query<WhoRow[]>(
      `SELECT * FROM (
         SELECT DISTINCT ON (a.id) ${ACCOUNT_JSON} AS account, g.id AS "grantId", jsonb_build_object('id', r.id, 'title', r.title) AS role,
           jsonb_build_object('id', anchor.id, 'name', anchor.name, 'level', anchor.level) AS unit, nlevel(anchor.path) AS depth,
           g.valid_from AS since, g.valid_to AS until, g.reason, (SELECT display_name FROM core.account WHERE id = g.granted_by) AS "grantedBy",
           (count(*) OVER (PARTITION BY a.id))::integer - 1 AS more
         FROM core.unit target
         JOIN core.unit anchor ON anchor.id = ANY (${reachingIds('target')})
         JOIN core."grant" g ON g.unit_id = anchor.id AND ${IN_FORCE}
         JOIN core.role r ON r.id = g.role_id AND $2 = ANY (r.permissions)
         JOIN core.account a ON a.id = g.account_id AND a.disabled_at IS NULL
         WHERE target.id = $1
         ORDER BY a.id, nlevel(anchor.path) DESC, g.valid_to DESC NULLS FIRST, g.id
       ) AS holder ORDER BY depth DESC, account ->> 'displayName', "grantId" LIMIT 1000`,
      [unitId, permission],
    );
    return {
      items: rows.map(({ role, since, until, ...row }) => ({
        account: row.account,
        grantId: row.grantId,
        unit: row.unit,
        reason: row.reason,
        grantedBy: row.grantedBy,
        more: row.more,
        role: { id: role.id, title: titleIn(role.title, context.locale, role.id) },
        since: since.toISOString(),
        until: until?.toISOString() ?? null,
      })),
    };
  }

  private async checkSeen(unitId: number, permission: string): Promise<void> {
    const { context, manager } = this.db;
    const seen = await manager.query<unknown[]>(
      `SELECT id FROM core.unit u WHERE u.id = $2 AND ${inReach('u.path', 1)}`,
      [anchorIds(context.scopes.get(permission)), unitId],
    );
    if (seen.length === 0) throw new NotFoundError('core.http.not-found');
  }
}
