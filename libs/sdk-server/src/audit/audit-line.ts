import type { PermissionId } from '@linli/contracts';

export type AuditKind = 'write' | 'read' | 'export' | 'session' | 'job';
export type AuditOutcome = 'done' | 'refused' | 'failed';

/** What something was done to: `{ type: 'memo.note', id, title: 'WG-20261124-0007' }`. */
export interface AuditTarget {
  type: string;
  id: string;
  /** What a person calls it, at this moment. */
  title?: string | undefined;
}

/** Values of one person, encrypted under that person's key: they end with the key. */
export interface SealedValues {
  subject: string;
  cipher: string;
}

/** A line as the database function `core_pub.audit_v2` takes it. Who acted is not part of it: the database knows. */
export interface AuditLine {
  /** What was done: the permission acted with, or a finer word that begins with the plugin's id. */
  action: PermissionId;
  kind?: AuditKind;
  outcome?: AuditOutcome;
  target?: AuditTarget | undefined;
  /** Where it counts: the auditors of this unit see the line. */
  unit?: number | null | undefined;
  /** Masked; of a change only the fields that changed. */
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  personal?: SealedValues[];
  reason?: string | undefined;
  /** Core alone: who acted, where no request says so (a log-in, a job). Null is nobody that is known. */
  actor?: { id: string | null; name: string };
}

/** Whatever runs a statement in the transaction that the lines belong to. */
export type RunSql = (sql: string, parameters: unknown[]) => Promise<unknown>;

/** Appends lines in the caller's transaction. Services use {@link AuditTrail}; this is for work outside of a request. */
export async function appendAudit(run: RunSql, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length > 0) await run('SELECT core_pub.audit_v2($1::jsonb)', [JSON.stringify(lines)]);
}
