import type { Client } from 'pg';
import { loadTree } from '../data/load-tree.ts';
import { equip } from '../product/accounts.ts';
import { unitsAt } from './list-cases.ts';
import type { Part } from './part.ts';
import { measureQuestion, measureReads } from './reads.ts';

const ACCOUNTS = 20_000;
const IN_FORCE = 'g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())';

/** May X do P at U, who may, and everything that one account may, with twenty thousand accounts and their grants. */
export const access: Part = async (workshop) => {
  const { product, client, scale } = workshop;
  await loadTree(client);
  await loadGrants(client, Math.round(ACCOUNTS * scale));
  const [grid = 0] = await unitsAt(client, 'grid', 1);
  const { username, accountId } = await equip(client, 4, ['core.security-admin'], [1]);
  const token = await product.api.tokenOf(username);
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM core.account WHERE subject = 'bench-1'`);
  const someone = rows[0]?.id ?? accountId;
  const permission = 'grid.issue.handle';
  const decision = await measureQuestion(workshop, {
    work: 'decision: may this account handle issues in this grid',
    sql: 'SELECT core_pub.may_v1($1::uuid, $2, $3::integer) AS may',
    bareSql: `SELECT EXISTS (SELECT FROM core."grant" g JOIN core.role r ON r.id = g.role_id AND $2 = ANY (r.permissions)
      JOIN core.unit anchor ON anchor.id = g.unit_id JOIN core.unit target ON target.id = $3 AND target.path <@ anchor.path
      WHERE g.account_id = $1 AND ${IN_FORCE}) AS may`,
    values: [someone, permission, grid],
  });
  const pages = await measureReads(workshop, token, [
    {
      work: 'page: may this account handle issues in this grid, and why',
      address: `/api/core/v1/access/explain?account=${someone}&permission=${permission}&unitId=${grid}`,
      sql: `SELECT g.id, r.id AS role, anchor.id AS unit FROM core."grant" g JOIN core.role r ON r.id = g.role_id AND $2 = ANY (r.permissions)
        JOIN core.unit anchor ON anchor.id = g.unit_id JOIN core.unit target ON target.id = $3 AND target.path <@ anchor.path
        WHERE g.account_id = $1 AND ${IN_FORCE}`,
      values: [someone, permission, grid],
    },
    {
      work: 'who may handle issues in this grid',
      address: `/api/core/v1/access/who?permission=${permission}&unitId=${grid}`,
      sql: `SELECT DISTINCT ON (a.id) a.id, a.display_name, anchor.id AS unit FROM core.unit target
        JOIN core.unit anchor ON anchor.id = ANY (ARRAY[1, target.province_id, target.city_id, target.district_id, target.street_id, target.community_id, target.id])
        JOIN core."grant" g ON g.unit_id = anchor.id AND ${IN_FORCE} JOIN core.role r ON r.id = g.role_id AND $2 = ANY (r.permissions)
        JOIN core.account a ON a.id = g.account_id WHERE target.id = $1 ORDER BY a.id LIMIT 200`,
      values: [grid, permission],
    },
    {
      work: 'everything that an account may do, and where',
      address: `/api/core/v1/me`,
      sql: `SELECT r.id, r.permissions, u.id AS unit, u.name, u.level FROM core."grant" g JOIN core.role r ON r.id = g.role_id
        JOIN core.unit u ON u.id = g.unit_id WHERE g.account_id = $1 AND ${IN_FORCE}`,
      values: [accountId],
    },
  ]);
  return [decision, ...pages];
};

/** Accounts of the city, each with the roles of a handler and a verifier in a grid of its own and as a reader of its street. */
async function loadGrants(client: Client, accounts: number): Promise<void> {
  await client.query(
    `INSERT INTO core.account (issuer, subject, username, display_name)
     SELECT 'bench', 'bench-' || n, 'bench-' || n, '基准人员' || n FROM generate_series(1, $1::integer) AS n ON CONFLICT DO NOTHING`,
    [accounts],
  );
  await client.query('ALTER TABLE core."grant" DISABLE TRIGGER USER');
  await client.query(
    `INSERT INTO core."grant" (account_id, role_id, unit_id, reason)
     SELECT a.id, r.role, CASE r.role WHEN 'grid.viewer' THEN u.street_id ELSE u.id END, 'bench'
     FROM (SELECT id, row_number() OVER (ORDER BY subject) - 1 AS n FROM core.account WHERE issuer = 'bench') AS a
     JOIN (SELECT id, street_id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS many FROM core.unit
       WHERE level = 'grid' AND code LIKE 'bench-%') AS u ON u.at = a.n % u.many
     CROSS JOIN (VALUES ('grid.handler'), ('grid.verifier'), ('grid.viewer')) AS r (role) ON CONFLICT DO NOTHING`,
  );
  await client.query('ALTER TABLE core."grant" ENABLE TRIGGER USER');
  await client.query('ANALYZE core.account, core."grant"');
}
