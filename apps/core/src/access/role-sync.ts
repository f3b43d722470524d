import { ROOT_UNIT_ID } from '@linli/contracts';
import { LOCALES, type SqlClient, type Texts } from '@linli/sdk-server';
import { OPERATOR_ISSUER, OPERATOR_SUBJECT } from '../identity/user-token.ts';
import { CORE_PERMISSIONS, CORE_ROLES, HIGH_RISK, type RoleDefinition } from './core-roles.ts';

/** Core's roles with their titles. */
export function coreRoles(texts: Texts): RoleDefinition[] {
  return CORE_ROLES.map((role) => ({
    ...role,
    title: Object.fromEntries(LOCALES.map((locale) => [locale, texts.find(locale, `role.${role.id}`) ?? role.id])),
  }));
}

/** Brings the roles of core or of one plugin up to date. What an operator granted stays; what a role means is the release's. */
export async function syncRoles(client: SqlClient, pluginId: string, roles: readonly RoleDefinition[]): Promise<void> {
  const changed = await client.query(
    `INSERT INTO core.role AS r (id, plugin_id, title, permissions, suggested_for)
     SELECT role ->> 'id', $1, role -> 'title', ARRAY(SELECT jsonb_array_elements_text(role -> 'permissions')),
       ARRAY(SELECT jsonb_array_elements_text(role -> 'suggestedFor'))
     FROM jsonb_array_elements($2::jsonb) AS role
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, permissions = excluded.permissions, suggested_for = excluded.suggested_for
       WHERE r.plugin_id = $1
         AND (r.title, r.permissions, r.suggested_for) IS DISTINCT FROM (excluded.title, excluded.permissions, excluded.suggested_for)
     RETURNING id`,
    [pluginId, JSON.stringify(roles)],
  );
  // A role that a release dropped gives nothing any more; the grants remain as a record.
  const emptied = await client.query(
    `UPDATE core.role SET permissions = '{}', suggested_for = '{}'
     WHERE plugin_id = $1 AND NOT (id = ANY ($2)) AND permissions <> '{}' RETURNING id`,
    [pluginId, roles.map((role) => role.id)],
  );
  if (changed.rows.length > 0 || emptied.rows.length > 0) await client.query(`SELECT pg_notify('linli_access', '*')`);
}

/** A permission as it is kept. */
export interface PermissionDefinition {
  id: string;
  title: Record<string, string>;
  risk: 'normal' | 'high';
}

/** Core's permissions with their titles, which stand in the locale files as `permission.<id>`. */
export function corePermissions(texts: Texts): PermissionDefinition[] {
  return CORE_PERMISSIONS.map((id) => ({
    id,
    title: Object.fromEntries(LOCALES.map((locale) => [locale, texts.find(locale, `permission.${id}`) ?? id])),
    risk: HIGH_RISK.includes(id) ? 'high' : 'normal',
  }));
}

/** Brings the words of the permissions of core or of one plugin up to date; one that is gone is kept as retired. */
export async function syncPermissions(
  client: SqlClient,
  pluginId: string,
  permissions: readonly PermissionDefinition[],
): Promise<void> {
  await client.query(
    `INSERT INTO core.permission AS p (id, plugin_id, title, risk)
     SELECT given ->> 'id', $1, given -> 'title', given ->> 'risk' FROM jsonb_array_elements($2::jsonb) AS given
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, risk = excluded.risk, retired = false
       WHERE p.plugin_id = $1 AND (p.title, p.risk, p.retired) IS DISTINCT FROM (excluded.title, excluded.risk, false)`,
    [pluginId, JSON.stringify(permissions)],
  );
  await client.query(
    'UPDATE core.permission SET retired = true WHERE plugin_id = $1 AND NOT retired AND NOT (id = ANY ($2))',
    [pluginId, permissions.map(({ id }) => id)],
  );
}

/** The account of the command line: it signs with the operator's key, and its grant covers the whole tree. */
export async function ensureOperator(client: SqlClient, displayName: string): Promise<void> {
  await client.query(
    `INSERT INTO core.account (issuer, subject, username, display_name) VALUES ($1, $2, 'operator', $3)
     ON CONFLICT (issuer, subject) DO NOTHING`,
    [OPERATOR_ISSUER, OPERATOR_SUBJECT, displayName],
  );
  await client.query(
    `INSERT INTO core."grant" (account_id, role_id, unit_id, reason)
     SELECT id, 'core.operator', $3, 'built in' FROM core.account a WHERE issuer = $1 AND subject = $2
       AND NOT EXISTS (SELECT FROM core."grant" g WHERE g.account_id = a.id AND role_id = 'core.operator')`,
    [OPERATOR_ISSUER, OPERATOR_SUBJECT, ROOT_UNIT_ID],
  );
}
