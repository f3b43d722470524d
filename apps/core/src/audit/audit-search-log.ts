import { scanText, type AuditFilter, type AuditQuery } from '@linli/contracts';
import { appendAudit, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** Whoever turns the page or looks again within this time is still at the same search. */
const SAME_SEARCH_MS = 10 * 60_000;
const REMEMBERED = 10_000;

/** Writes down that the audit log was read: once for a search, however many pages of it are turned. */
@Injectable()
export class AuditSearchLog {
  private readonly seen = new LRUCache<string, true>({ max: REMEMBERED, ttl: SAME_SEARCH_MS });

  constructor(private readonly db: ScopedDb) {}

  async note({ after, pageSize, ...filter }: AuditQuery): Promise<void> {
    const { context } = this.db;
    const key = `${context.account.id} ${JSON.stringify(Object.entries(filter).sort())}`;
    const same = this.seen.has(key);
    // A page further on belongs to a search that began here, or at another instance of core.
    if (same || after !== undefined) return;
    await this.db.run(context, 'write', () =>
      appendAudit(
        (sql, parameters) => this.db.manager.query(sql, parameters),
        [
          {
            action: 'core.audit.read',
            kind: 'read',
            unit: context.scopes.get('core.audit.read')?.[0]?.[0] ?? null,
            after: { filters: filtersOf(filter), pageSize },
          },
        ],
      ),
    );
    this.seen.set(key, true);
  }
}

/** What was looked for, without the numbers of people that somebody may have typed. */
export function filtersOf(filter: AuditFilter): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, typeof value === 'string' ? masked(value) : value]),
  );
}

function masked(text: string): string {
  return scanText(text)
    .toReversed()
    .reduce((said, { start, end }) => `${said.slice(0, start)}***${said.slice(end)}`, text);
}
