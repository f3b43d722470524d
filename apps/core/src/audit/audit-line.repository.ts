import type { Anchor, AuditDetail, UnitRef } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { day, instant, unitRef } from '../body/body.sql.ts';
import { SqlParameters } from '../body/sql-parameters.ts';
import { auditReach } from './audit-reach.ts';
import { ROW_COLUMNS, type AuditRow } from './audit-row.ts';

/** One line with all that stands in it. */
export interface AuditLineRow extends AuditRow {
  before: unknown;
  after: unknown;
  encrypted: number;
  vouched: boolean;
  grantIds: string[];
  grantsMore: number;
  appointment: AuditDetail['appointment'];
  seal: AuditDetail['seal'];
}

export interface LineGrant {
  id: string;
  roleId: string;
  roleTitle: string | null;
  unit: UnitRef | null;
  organisation: { id: string; name: string } | null;
  reason: string;
  validFrom: string;
  validTo: string | null;
}

/** Reads one line, and what it refers to. */
@Injectable()
export class AuditLineRepository {
  constructor(private readonly db: ScopedDb) {}

  async find(id: string, anchors: readonly Anchor[]): Promise<AuditLineRow | undefined> {
    const parameters = new SqlParameters();
    const locale = parameters.add(this.db.context.locale);
    const [row] = await this.db.manager.query<AuditLineRow[]>(
      `SELECT ${ROW_COLUMNS}, e.before, e.after, COALESCE(jsonb_array_length(e.personal), 0) AS encrypted, e.vouched,
         e.grant_ids AS "grantIds", e.grants_more AS "grantsMore",
         (SELECT jsonb_build_object('id', a.id, 'organisation', jsonb_build_object('id', o.id, 'name', o.name),
            'post', COALESCE(t.title ->> ${locale}, t.id), 'person', p.name)
          FROM core.appointment a JOIN core.organisation o ON o.id = a.organisation_id
          JOIN core.post_type t ON t.id = a.post JOIN core.person p ON p.id = a.person_id
          WHERE a.id = e.appointment_id) AS appointment,
         (SELECT jsonb_build_object('batch', b.no, 'sealedAt', ${instant('b.sealed_at')},
            'day', ${day(`(b.sealed_at AT TIME ZONE 'Asia/Shanghai')`)})
          FROM core.audit_leaf l JOIN core.audit_batch b ON b.no = l.batch_no WHERE l.entry_id = e.id) AS seal
       FROM core.audit_entry e LEFT JOIN core.unit place ON place.id = e.unit_id
       WHERE e.id = ${parameters.add(id)} AND ${auditReach(anchors)(parameters)}`,
      parameters.values,
    );
    return row;
  }

  async grants(ids: readonly string[]): Promise<LineGrant[]> {
    return await this.db.manager.query<LineGrant[]>(
      `SELECT g.id, g.role_id AS "roleId", r.title ->> $2 AS "roleTitle",
         CASE WHEN u.id IS NULL THEN NULL ELSE ${unitRef('u')} END AS unit,
         CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('id', o.id, 'name', o.name) END AS organisation,
         g.reason, ${instant('g.valid_from')} AS "validFrom", ${instant('g.valid_to')} AS "validTo"
       FROM core."grant" g JOIN core.role r ON r.id = g.role_id
       LEFT JOIN core.unit u ON u.id = g.unit_id LEFT JOIN core.organisation o ON o.id = g.organisation_id
       WHERE g.id = ANY ($1::uuid[]) ORDER BY g.valid_from, g.id`,
      [ids, this.db.context.locale],
    );
  }

  /** Names of units and titles of roles that values of a line stand for. */
  async names(units: readonly number[], roles: readonly string[]): Promise<Map<string, string>> {
    if (units.length + roles.length === 0) return new Map();
    const rows = await this.db.manager.query<{ key: string; name: string }[]>(
      `SELECT 'unit ' || id AS key, name FROM core.unit WHERE id = ANY ($1::integer[])
       UNION ALL SELECT 'role ' || id, COALESCE(title ->> $3, id) FROM core.role WHERE id = ANY ($2::text[])`,
      [units, roles, this.db.context.locale],
    );
    return new Map(rows.map(({ key, name }) => [key, name]));
  }
}
