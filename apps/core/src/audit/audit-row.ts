import type { AuditEntry, UnitRef } from '@linli/contracts';
import { instant, unitRef } from '../body/body.sql.ts';

/** A line as the database has it. */
export interface AuditRow {
  id: string;
  at: string;
  cursor: string;
  actor: string;
  accountId: string | null;
  pluginId: string;
  action: string;
  permission: string | null;
  kind: AuditEntry['kind'];
  outcome: AuditEntry['outcome'];
  targetType: string | null;
  targetId: string | null;
  targetTitle: string | null;
  unit: UnitRef | null;
  reason: string | null;
  requestId: string;
  sealed: boolean;
}

/** Columns of a row, of `core.audit_entry e` with its unit joined as `place`. */
export const ROW_COLUMNS = `e.id::text AS id, ${instant('e.at')} AS at,
  (extract(epoch FROM e.at) * 1000000)::bigint || '-' || e.id AS cursor,
  e.actor, e.account_id AS "accountId", e.plugin_id AS "pluginId", e.action, e.permission, e.kind, e.outcome,
  e.target_type AS "targetType", e.target AS "targetId", e.target_title AS "targetTitle",
  CASE WHEN place.id IS NULL THEN NULL ELSE ${unitRef('place')} END AS unit, e.reason, e.request_id AS "requestId",
  EXISTS (SELECT FROM core.audit_leaf l WHERE l.entry_id = e.id) AS sealed`;
