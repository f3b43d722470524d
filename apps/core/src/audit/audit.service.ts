import { MAX_PAGED_ROWS, type AuditEntry, type Page, type PageQuery } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { anchorIds, inReach } from '../access/reach-condition.ts';

interface AuditRow extends Omit<AuditEntry, 'at'> {
  at: Date;
}

/** The audit log as an auditor may read it. */
@Injectable()
export class AuditService {
  constructor(private readonly db: ScopedDb) {}

  /**
   * Newest first, at units in the asker's reach. What belongs to no unit (a log-out, a declared account) is shown by who did
   * it: somebody with a grant in reach, or, to those who answer for a district or more, somebody above them.
   */
  async page({ page, pageSize }: PageQuery): Promise<Page<AuditEntry>> {
    const { context, manager } = this.db;
    const reach = anchorIds(context.scopes.get('core.audit.read'));
    const from = `FROM core.audit_entry e LEFT JOIN core.unit u ON u.id = e.unit_id
      WHERE CASE WHEN e.unit_id IS NULL
        THEN EXISTS (
          SELECT FROM core."grant" g JOIN core.unit held ON held.id = g.unit_id JOIN core.unit anchor ON anchor.id = ANY ($1)
          WHERE g.account_id = e.account_id AND (held.path <@ anchor.path
            OR (anchor.path <@ held.path AND core.level_rank(anchor.level) <= core.level_rank('district'))))
        ELSE ${inReach('u.path', 1)} END`;
    const rows = await manager.query<AuditRow[]>(
      `SELECT e.id::text AS id, e.at, e.actor, e.plugin_id AS plugin, e.action, e.target, u.name AS unit,
         e.request_id AS "requestId"
       ${from} ORDER BY e.at DESC, e.id DESC LIMIT $2 OFFSET $3`,
      [reach, pageSize, (page - 1) * pageSize],
    );
    const [counted] = await manager.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM (SELECT ${from} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
      [reach],
    );
    const found = counted?.total ?? 0;
    const items = rows.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() }));
    return { items, page, pageSize, total: Math.min(found, MAX_PAGED_ROWS), exact: found <= MAX_PAGED_ROWS };
  }
}
