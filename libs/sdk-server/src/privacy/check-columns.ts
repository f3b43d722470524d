import { deniedField, looksLikeSentences, looksPersonal } from '@linli/contracts';
import type { AttachmentData, DeclaredData } from '@linli/contracts';
import { MigrationError } from '../migrate/migrate.ts';
import type { SqlClient } from '../migrate/migrate.ts';

/** What hangs on records: files, each kind declared by itself. */
const ATTACHMENTS = 'attachment';

/** Why a schema is refused: a stable word, where, and by which rule of the deny-list. */
export type PrivacyReason = 'denied-field' | 'undeclared-personal-data' | 'declared-but-missing';

/** A schema keeps what must not exist, or says not truly what it keeps about people. */
export class PrivacyRefusedError extends MigrationError {
  constructor(
    owner: string,
    readonly reason: PrivacyReason,
    /** `issue.id_card`, and the rule of the deny-list if it was one. */
    readonly where: string,
    readonly rule: string | null = null,
  ) {
    super(`${owner}: ${where}: ${reason}${rule === null ? '' : ` (${rule})`}`);
    this.name = 'PrivacyRefusedError';
  }
}

export interface SchemaColumn {
  table: string;
  column: string;
  type: string;
}

/** Made by the platform in a plugin's schema. */
const PLATFORM_TABLES = new Set(['idempotency_key']);
/** The table `core_pub.scope_attachments` makes; a column beside these is the plugin's own. */
const ATTACHMENT_COLUMNS = new Set([
  'id',
  'kind',
  'record',
  'record_id',
  'position',
  'name',
  'media_type',
  'size',
  'sha256',
  'upload_key',
  'uploaded_by',
  'uploaded_at',
  'attached_at',
]);

/**
 * Looks at every column of a schema as it is after the migrations. Refused: one that must not exist, one that looks personal
 * and is not declared, a declaration of something that is not there. Answers the columns that people probably write sentences
 * into and that nobody declared as free text.
 * @throws PrivacyRefusedError naming the first column that is wrong.
 */
export async function checkColumns(
  client: SqlClient,
  { owner, schema, declared }: { owner: string; schema: string; declared: DeclaredData },
): Promise<SchemaColumn[]> {
  const all = await columnsOf(client, schema);
  checkAttachments(owner, new Set(all.map(({ table }) => table)), declared.attachments ?? []);
  const columns = all.filter(
    ({ table, column }) => !PLATFORM_TABLES.has(table) && !(table === ATTACHMENTS && ATTACHMENT_COLUMNS.has(column)),
  );
  for (const { table, column } of columns) {
    const ofTable = deniedField(table);
    if (ofTable) throw new PrivacyRefusedError(owner, 'denied-field', table, ofTable.rule);
    const denied = deniedField(column, table);
    if (denied) throw new PrivacyRefusedError(owner, 'denied-field', `${table}.${column}`, denied.rule);
  }
  const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const personal = declared.personalData.flatMap(({ table, columns: named, after }) => [
    ...named.map((column) => `${table}.${column}`),
    ...(after === undefined ? [] : [after.includes('.') ? after : `${table}.${after}`]),
  ]);
  for (const { record, after } of declared.attachments ?? [])
    if (after !== undefined) personal.push(`${record}.${after}`);
  const sentences = declared.freeText.map(({ table, column }) => `${table}.${column}`);
  const missing = [...personal, ...sentences].find((name) => !known.has(name));
  if (missing) throw new PrivacyRefusedError(owner, 'declared-but-missing', missing);
  const said = new Set([...personal, ...sentences]);
  const silent = columns.filter(({ table, column }) => !said.has(`${table}.${column}`));
  const undeclared = silent.find(({ column, type }) => looksPersonal(column, type));
  if (undeclared)
    throw new PrivacyRefusedError(owner, 'undeclared-personal-data', `${undeclared.table}.${undeclared.column}`);
  return silent.filter(({ column, type }) => looksLikeSentences(column, type));
}

async function columnsOf(client: SqlClient, schema: string): Promise<SchemaColumn[]> {
  const { rows } = await client.query(
    `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = $1
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY c.relname, a.attnum`,
    [schema],
  );
  return rows as unknown as SchemaColumn[];
}

/** A schema that keeps files says which and what for; one that says so has them. */
function checkAttachments(owner: string, tables: ReadonlySet<string>, kinds: readonly AttachmentData[]): void {
  if (tables.has(ATTACHMENTS) && kinds.length === 0)
    throw new PrivacyRefusedError(owner, 'undeclared-personal-data', ATTACHMENTS);
  const missing = kinds.find(({ record }) => !tables.has(ATTACHMENTS) || !tables.has(record));
  if (missing) throw new PrivacyRefusedError(owner, 'declared-but-missing', `${ATTACHMENTS}.${missing.kind}`);
}
