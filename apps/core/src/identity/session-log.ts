import { appendAudit, type RunSql } from '@linli/sdk-server';
import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import type { AccountAccess } from '../access/account-access.ts';
import type { EndedSession } from './ended-sessions.ts';
import type { BearerClaims } from './user-token.ts';

const REMEMBERED_SESSIONS = 50_000;
/** Sessions that wait to be written down; beyond that the next request of a session brings it again. */
const MOST_UNDER_WAY = 200;

interface Ended {
  accountId: string;
  name: string;
  sid: string;
}

/** Writes down when sessions begin and end: once each, however many instances of core see them. */
@Injectable()
export class SessionLog {
  private readonly log = new Logger('sessions');
  private readonly seen = new LRUCache<string, true>({ max: REMEMBERED_SESSIONS });
  private underWay = 0;

  constructor(private readonly dataSource: DataSource) {}

  /** Somebody came with a token of a session. Nobody waits for it; what cannot be written is tried with the next request. */
  saw(claims: BearerClaims, access: AccountAccess): void {
    const { iss, sid } = claims;
    if (sid === undefined) return;
    const key = `${iss}\n${sid}`;
    if (this.seen.has(key) || this.underWay >= MOST_UNDER_WAY) return;
    this.seen.set(key, true);
    this.underWay += 1;
    void this.write(claims, sid, access)
      .catch((error: unknown) => {
        this.seen.delete(key);
        this.log.debug(error instanceof Error ? error.message : error);
      })
      .finally(() => (this.underWay -= 1));
  }

  /**
   * Marks what has ended, in the caller's transaction, and says it in the audit log. What core never saw is not said, nor
   * what somebody else is ending just now: that one may wait for the provider, which waits for the answer to its message.
   */
  async ended(session: EndedSession, run: RunSql, reason?: string): Promise<void> {
    const bySid = 'sid' in session;
    const rows = (await run(
      `WITH over AS (
         UPDATE core.session SET ended_at = now() WHERE (issuer, sid) IN (
           SELECT issuer, sid FROM core.session WHERE ended_at IS NULL AND issuer = $1
             AND ${bySid ? 'sid = $2' : 'subject = $2 AND started_at <= to_timestamp($3)'}
           FOR UPDATE SKIP LOCKED)
         RETURNING account_id, sid)
       SELECT o.sid, a.id AS "accountId", a.display_name AS name FROM over o JOIN core.account a ON a.id = o.account_id`,
      bySid ? [session.issuer, session.sid] : [session.issuer, session.subject, session.before + 1],
    )) as Ended[];
    await appendAudit(
      run,
      rows.map(({ accountId, name, sid }) => ({
        action: 'core.session.ended',
        kind: 'session',
        actor: { id: accountId, name },
        target: { type: 'core.session', id: sid },
        reason,
      })),
    );
  }

  private async write(claims: BearerClaims, sid: string, access: AccountAccess): Promise<void> {
    const { iss, sub, acr, auth_time: authTime, iat } = claims;
    await this.dataSource.transaction(async (manager) => {
      const made = await manager.query<unknown[]>(
        `INSERT INTO core.session (issuer, sid, subject, account_id, acr, started_at)
         VALUES ($1, $2, $3, $4, $5, to_timestamp($6)) ON CONFLICT DO NOTHING RETURNING sid`,
        [iss, sid, sub, access.accountId, acr ?? null, authTime ?? iat],
      );
      if (made.length === 0) return;
      await appendAudit(
        (sql, values) => manager.query(sql, values),
        [
          {
            action: 'core.session.started',
            kind: 'session',
            actor: { id: access.accountId, name: access.displayName },
            target: { type: 'core.session', id: sid },
            after: { acr: acr ?? null },
          },
        ],
      );
    });
  }
}
