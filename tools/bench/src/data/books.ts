import type { Client } from 'pg';

/** What the database itself says of the books of a fund. */
export interface Books {
  /** Entries for allocations. */
  posted: number;
  /** Allocations that say that they were approved. */
  approved: number;
  /** Allocations with more than one entry. */
  twice: number;
  /** Approved without an entry that has the amount on both of its lines, or the other way round. */
  lost: number;
  /** Entries whose lines do not come to nothing. */
  unbalanced: number;
  /** Accounts whose balance is not the sum of their lines. */
  wrongBalances: number;
  /** Accounts but the source with less than nothing. */
  belowZero: number;
  /** What all accounts come to, in fen. */
  total: number;
}

/** Counts them, with no help of the triggers that are to keep them. */
export async function booksOf(client: Client, fundId: string): Promise<Books> {
  const { rows } = await client.query<Books>(
    `WITH entry AS (SELECT * FROM plugin_funds.ledger_entry WHERE fund_id = $1),
       line AS (SELECT l.* FROM plugin_funds.ledger_line l JOIN entry e ON e.id = l.entry_id),
       account AS (SELECT a.*, COALESCE((SELECT sum(l.fen) FROM line l WHERE l.account_id = a.id), 0) AS lines FROM plugin_funds.ledger_account a WHERE a.fund_id = $1),
       asked AS (SELECT a.*, (SELECT count(*) FROM entry e WHERE e.reference_type = 'allocation' AND e.reference_id = a.id) AS entries,
         (SELECT count(*) FROM entry e JOIN line l ON l.entry_id = e.id WHERE e.reference_type = 'allocation' AND e.reference_id = a.id AND abs(l.fen) = a.fen) AS whole
         FROM plugin_funds.allocation a WHERE a.fund_id = $1)
     SELECT (SELECT count(*)::integer FROM entry WHERE reference_type = 'allocation') AS posted,
       (SELECT count(*)::integer FROM asked WHERE state = 'approved') AS approved,
       (SELECT count(*)::integer FROM asked WHERE entries > 1) AS twice,
       (SELECT count(*)::integer FROM asked WHERE (state = 'approved') <> (entries = 1 AND whole = 2)
         OR entry_id NOT IN (SELECT id FROM entry)) AS lost,
       (SELECT count(*)::integer FROM entry e WHERE (SELECT sum(l.fen) FROM line l WHERE l.entry_id = e.id) IS DISTINCT FROM 0) AS unbalanced,
       (SELECT count(*)::integer FROM account WHERE fen <> lines) AS "wrongBalances",
       (SELECT count(*)::integer FROM account WHERE kind <> 'source' AND fen < 0) AS "belowZero",
       (SELECT COALESCE(sum(fen), 0)::float8 FROM account) AS total`,
    [fundId],
  );
  if (!rows[0]) throw new Error('the books say nothing');
  return rows[0];
}
