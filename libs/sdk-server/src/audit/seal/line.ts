import { createHash } from 'node:crypto';

const UTC = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Every column of `core.audit_entry` as text, in the order in which a line is hashed. A column that is added later makes a
 * new format; lines that are sealed keep theirs.
 */
const FORMAT_1: readonly (readonly [name: string, sql: string])[] = [
  ['id', 'e.id::text'],
  ['at', UTC('e.at')],
  ['account_id', 'e.account_id::text'],
  ['actor', 'e.actor'],
  ['plugin_id', 'e.plugin_id'],
  ['action', 'e.action'],
  ['permission', 'e.permission'],
  ['kind', 'e.kind'],
  ['outcome', 'e.outcome'],
  ['target_type', 'e.target_type'],
  ['target', 'e.target'],
  ['target_title', 'e.target_title'],
  ['unit_id', 'e.unit_id::text'],
  ['request_id', 'e.request_id'],
  ['grant_ids', 'e.grant_ids::text'],
  ['grants_more', 'e.grants_more::text'],
  ['appointment_id', 'e.appointment_id::text'],
  ['before', 'e.before::text'],
  ['after', 'e.after::text'],
  ['personal', 'e.personal::text'],
  ['reason', 'e.reason'],
  ['vouched', 'e.vouched::text'],
  ['xid', 'e.xid::text'],
];

/** The format that lines are sealed in now. */
export const LINE_FORMAT = 1;

export const LINE_COLUMNS: readonly string[] = FORMAT_1.map(([name]) => name);
/** What to select of `core.audit_entry e` for {@link leafOf}. */
export const LINE_SQL = FORMAT_1.map(([, sql]) => sql).join(', ');

/** A line's columns as text, in the order of {@link LINE_COLUMNS}. */
export type LineValues = readonly (string | null)[];

/** A column of a line by its name. */
export function valueOf(line: LineValues, column: string): string | null {
  return line[LINE_COLUMNS.indexOf(column)] ?? null;
}

/** The leaf of a line: SHA-256 over all its columns, as JSON, which leaves no doubt where one ends and the next begins. */
export function leafOf(line: LineValues): Buffer {
  return createHash('sha256')
    .update('\0')
    .update(JSON.stringify([LINE_FORMAT, ...line]))
    .digest();
}
