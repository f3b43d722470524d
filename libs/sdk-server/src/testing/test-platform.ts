import { randomUUID } from 'node:crypto';
import type { Anchor, UnitLevel } from '@linli/contracts';
import { ROOT_UNIT_ID } from '@linli/contracts';
import type pg from 'pg';

/** Units, accounts and grants of a test, written where core keeps them. */
export class TestPlatform {
  constructor(readonly client: pg.Client) {}

  /** Adds a unit and answers its id. Without a parent it stands below the nation. */
  async unit(
    level: UnitLevel,
    parentId: number = ROOT_UNIT_ID,
    name = `${level} ${randomUUID().slice(0, 4)}`,
    code: string | null = null,
  ): Promise<number> {
    const { rows } = await this.client.query<{ id: number }>(
      'INSERT INTO core.unit (name, level, parent_id, code) VALUES ($1, $2, $3, $4) RETURNING id',
      [name, level, parentId, code],
    );
    return first(rows).id;
  }

  async account(name: string): Promise<string> {
    const { rows } = await this.client.query<{ id: string }>(
      `INSERT INTO core.account (issuer, subject, username, display_name) VALUES ('test', $1, $1, $2) RETURNING id`,
      [`${name}-${randomUUID()}`, name],
    );
    return first(rows).id;
  }

  /** Grants permissions at a unit, through a role of their own. */
  async grant(accountId: string, permissions: string[], unitId: number): Promise<void> {
    const role = `test.${permissions.join('+')}`;
    await this.client.query(
      `INSERT INTO core.role (id, plugin_id, title, permissions) VALUES ($1, 'test', '{}', $2) ON CONFLICT DO NOTHING`,
      [role, permissions],
    );
    await this.client.query(
      `INSERT INTO core."grant" (account_id, role_id, unit_id, reason) VALUES ($1, $2, $3, 'test') ON CONFLICT DO NOTHING`,
      [accountId, role, unitId],
    );
  }

  /** An organisation of a unit, that rows can name and grants be anchored to. */
  async organisation(unitId: number, name = '网格办'): Promise<string> {
    const { rows } = await this.client.query<{ id: string }>(
      `INSERT INTO core.organisation (id, type, name, line, anchor_kind, unit_id, state)
       VALUES (gen_random_uuid(), 'organ', $2, 'government', 'unit', $1, 'active') RETURNING id`,
      [unitId, name],
    );
    return first(rows).id;
  }

  /** Grants permissions at an organisation, through a role of their own. */
  async grantAt(accountId: string, permissions: string[], organisationId: string): Promise<void> {
    const role = `test.${permissions.join('+')}`;
    await this.client.query(
      `INSERT INTO core.role (id, plugin_id, title, permissions) VALUES ($1, 'test', '{}', $2) ON CONFLICT DO NOTHING`,
      [role, permissions],
    );
    await this.client.query(
      `INSERT INTO core."grant" (account_id, role_id, organisation_id, reason) VALUES ($1, $2, $3, 'test')`,
      [accountId, role, organisationId],
    );
  }

  /** Every permission of an account with the organisations that it is anchored to, straight from the grants. */
  async organisations(accountId: string): Promise<Record<string, string[]>> {
    const { rows } = await this.client.query<{ permission: string; ids: string[] }>(
      `SELECT p.permission, array_agg(DISTINCT g.organisation_id) AS ids FROM core."grant" g JOIN core.role r ON r.id = g.role_id
       CROSS JOIN unnest(r.permissions) AS p (permission)
       WHERE g.account_id = $1 AND g.organisation_id IS NOT NULL AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())
       GROUP BY p.permission`,
      [accountId],
    );
    return Object.fromEntries(rows.map(({ permission, ids }) => [permission, ids]));
  }

  /** Permissions that rows are lent to an account with. */
  async lent(accountId: string): Promise<string[]> {
    const { rows } = await this.client.query<{ permission: string }>(
      `SELECT DISTINCT unnest(permissions) AS permission FROM core.loan WHERE account_id = $1 AND valid_from <= now() AND valid_to > now()`,
      [accountId],
    );
    return rows.map(({ permission }) => permission);
  }

  async revoke(accountId: string): Promise<void> {
    await this.client.query('DELETE FROM core."grant" WHERE account_id = $1', [accountId]);
  }

  /** Moves a unit as core does. */
  async move(unitId: number, parentId: number): Promise<void> {
    await this.client.query('SELECT core.move_unit($1, $2)', [unitId, parentId]);
  }

  /** Every permission of an account with its anchors, straight from the grants. */
  async scopes(accountId: string): Promise<Map<string, Anchor[]>> {
    const { rows } = await this.client.query<{ permission: string; id: number; level: UnitLevel }>(
      `SELECT DISTINCT p.permission, u.id, u.level FROM core."grant" g JOIN core.role r ON r.id = g.role_id
       CROSS JOIN unnest(r.permissions) AS p (permission) JOIN core.unit u ON u.id = g.unit_id
       WHERE g.account_id = $1 AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())`,
      [accountId],
    );
    const scopes = new Map<string, Anchor[]>();
    for (const row of rows) scopes.set(row.permission, [...(scopes.get(row.permission) ?? []), [row.id, row.level]]);
    return scopes;
  }

  /** Ids of an account's grants in force, at most four, as a context names them. */
  async grantsOf(accountId: string): Promise<string[]> {
    const { rows } = await this.client.query<{ id: string }>(
      'SELECT id FROM core."grant" WHERE account_id = $1 AND valid_to IS NULL ORDER BY valid_from LIMIT 4',
      [accountId],
    );
    return rows.map(({ id }) => id);
  }

  async nameOf(accountId: string): Promise<string> {
    const { rows } = await this.client.query<{ display_name: string }>(
      'SELECT display_name FROM core.account WHERE id = $1',
      [accountId],
    );
    return first(rows).display_name;
  }
}

function first<T>(rows: T[]): T {
  const row = rows[0];
  if (row === undefined) throw new Error('no row');
  return row;
}
