import { MAX_COUNTED_ROWS } from '@linli/contracts';
import { LRUCache } from 'lru-cache';
import type { Statement } from './sql.ts';

/** From so many rows on, a total is kept for a while: counting is dear then, and one row more or less tells nobody anything. */
const WORTH_KEEPING = 100;
const KEPT_MS = 60_000;

/** Totals of long lists, per account. What an account writes itself is counted anew for it at once. */
export class TotalMemory {
  private readonly known = new LRUCache<string, Map<string, { total: number; until: number }>>({ max: 2_000 });

  find(account: string, statement: Statement): number | undefined {
    const found = this.known.get(account)?.get(keyOf(statement));
    return found && found.until > Date.now() ? found.total : undefined;
  }

  keep(account: string, statement: Statement, total: number): void {
    if (total < WORTH_KEEPING) return;
    let mine = this.known.get(account);
    if (!mine || mine.size > 100) this.known.set(account, (mine = new Map()));
    mine.set(keyOf(statement), { total, until: Date.now() + KEPT_MS });
  }

  /** After a write. */
  forget(account: string): void {
    this.known.delete(account);
  }
}

function keyOf({ text, values }: Statement): string {
  return `${text} ${JSON.stringify(values)}`;
}

/** A count that stopped at the bound, in the words of a page. */
export function totalOf(counted: number): { total: number; exact: boolean } {
  return { total: Math.min(counted, MAX_COUNTED_ROWS), exact: counted <= MAX_COUNTED_ROWS };
}
