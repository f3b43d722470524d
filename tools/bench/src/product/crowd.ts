import type { Client } from 'pg';
import type { Product } from './product.ts';

/** Somebody who asks at the same time as many others. */
export interface Member {
  accountId: string;
  token: string;
}

/** Whom the tokens of a crowd are like. */
const LIKE = 'lijianguo';

/** So many accounts of the installation's own provider, each with the roles at the unit; made once under this name. */
export async function gather(
  { api }: Product,
  client: Client,
  { name, count, roles, unit }: { name: string; count: number; roles: readonly string[]; unit: number },
): Promise<Member[]> {
  const subjects = Array.from({ length: count }, (_, n) => `bench-${name}-${n + 1}`);
  const { rows } = await client.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO core.account (issuer, subject, username, display_name)
       SELECT a.issuer, s.subject, s.subject, s.subject FROM core.account a, unnest($1::text[]) AS s (subject) WHERE a.username = $2
       ON CONFLICT (issuer, subject) DO UPDATE SET display_name = EXCLUDED.display_name RETURNING id, subject
     ), given AS (
       INSERT INTO core."grant" (account_id, role_id, unit_id, reason)
       SELECT made.id, r.id, $4, 'bench' FROM made CROSS JOIN unnest($3::text[]) AS r (id) ON CONFLICT DO NOTHING
     )
     SELECT made.id FROM made JOIN unnest($1::text[]) WITH ORDINALITY AS s (subject, at) USING (subject) ORDER BY s.at`,
    [subjects, LIKE, roles, unit],
  );
  const tokens = await api.tokensOf(subjects, LIKE);
  return rows.map(({ id }, at) => ({ accountId: id, token: tokens[at] ?? '' }));
}
