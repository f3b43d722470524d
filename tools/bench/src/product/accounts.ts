import type { Client } from 'pg';

/** Demo accounts that the bench takes for itself, one after the other. */
const USERS = ['lijianguo', 'wangxiulan', 'sunwenjing', 'hanzhenhua', 'xuhongmei', 'gaodawei', 'zhaomingyuan'] as const;

/** Who asks, with what. */
export interface Asker {
  username: string;
  accountId: string;
}

/** Takes away what a demo account may do, and gives it the roles at the units instead. */
export async function equip(
  client: Client,
  at: number,
  roles: readonly string[],
  units: readonly number[],
): Promise<Asker> {
  const username = USERS[at % USERS.length] ?? USERS[0];
  const { rows } = await client.query<{ id: string }>('SELECT id FROM core.account WHERE username = $1', [username]);
  const accountId = rows[0]?.id;
  if (accountId === undefined) throw new Error(`the demo has no account ${username}`);
  await client.query('BEGIN');
  await client.query('DELETE FROM core."grant" WHERE account_id = $1', [accountId]);
  await client.query(
    `INSERT INTO core."grant" (account_id, role_id, unit_id, reason)
     SELECT $1, r.id, u.id, 'bench' FROM unnest($2::text[]) AS r (id) CROSS JOIN unnest($3::integer[]) AS u (id)`,
    [accountId, roles, units],
  );
  await client.query('COMMIT');
  return { username, accountId };
}
