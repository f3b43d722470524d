import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseSignals } from '../platform/database-signals.ts';
import type { BearerClaims } from './user-token.ts';

const POLL_MS = 2_000;
/** How far back a look goes: a transaction that ended a session may have taken a while to commit. */
const LOOK_BACK_S = 60;
/** No session lives longer; after that its end need not be known any more. */
const KEPT_HOURS = 24;

interface EndedRow {
  issuer: string;
  sid: string | null;
  subject: string | null;
  endedAt: number;
  forgetAt: number;
}

/** A session by its id, or all of a subject's sessions that began before an instant (Unix seconds). */
export type EndedSession = { issuer: string; sid: string } | { issuer: string; subject: string; before: number };

/**
 * Sessions that are over although their tokens have not expired. In memory, so that each request can ask; told by the
 * database's signals, and looked up every two seconds in case a signal was missed.
 */
@Injectable()
export class EndedSessions {
  private readonly log = new Logger('sessions');
  private readonly sids = new Map<string, number>();
  private readonly subjects = new Map<string, { before: number; forgetAt: number }>();
  /** Ends a wait, whatever has become of the session. */
  private readonly waiting = new Set<() => void>();
  /** Looks whether a wait is over, each time a session ended. */
  private readonly watching = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    signals: DatabaseSignals,
  ) {
    signals.on('linli_session', () => void this.look(LOOK_BACK_S));
    signals.onGap(() => void this.look(KEPT_HOURS * 3600));
  }

  /** Reads all that is known; only then may a request be answered. */
  async start(): Promise<void> {
    await this.read(KEPT_HOURS * 3600);
    this.timer = setInterval(() => void this.look(LOOK_BACK_S), POLL_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.release();
  }

  /** Lets everybody go who waits for an end: core stops. */
  release(): void {
    for (const look of [...this.waiting]) look();
  }

  /** Waits until this session is over; false when it goes on after that time, when the asker has left, or core stops. */
  async untilEnded(claims: BearerClaims, ms: number, signal: AbortSignal): Promise<boolean> {
    if (this.isEnded(claims) || ms <= 0) return this.isEnded(claims);
    await new Promise<void>((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.waiting.delete(finish);
        signal.removeEventListener('abort', finish);
        this.watching.delete(look);
        resolve();
      };
      const look = () => {
        if (this.isEnded(claims)) finish();
      };
      const timer = setTimeout(finish, ms);
      this.waiting.add(finish);
      this.watching.add(look);
      signal.addEventListener('abort', finish, { once: true });
      if (signal.aborted) finish();
    });
    return this.isEnded(claims);
  }

  isEnded({ iss, sub, sid, iat }: BearerClaims): boolean {
    if (sid !== undefined && this.sids.has(`${iss}\n${sid}`)) return true;
    const subject = this.subjects.get(`${iss}\n${sub}`);
    return subject !== undefined && iat <= subject.before;
  }

  /** Ends a session from now on: here at once, elsewhere by signal, and after a restart by the table. */
  async end(session: EndedSession, query: (sql: string, parameters: unknown[]) => Promise<unknown>): Promise<void> {
    const sid = 'sid' in session ? session.sid : null;
    const subject = 'subject' in session ? session.subject : null;
    const endedAt = 'before' in session ? session.before : Date.now() / 1000;
    const forgetAt = Date.now() / 1000 + KEPT_HOURS * 3600;
    await query(
      `INSERT INTO core.ended_session (issuer, sid, subject, ended_at, forget_at)
       VALUES ($1, $2, $3, to_timestamp($4), to_timestamp($5))`,
      [session.issuer, sid, subject, endedAt, forgetAt],
    );
    await query(`SELECT pg_notify('linli_session', '')`, []);
    // Last: what could not be written down is not over.
    this.remember({ issuer: session.issuer, sid, subject, endedAt, forgetAt });
    for (const look of [...this.watching]) look();
  }

  private async look(seconds: number): Promise<void> {
    try {
      await this.read(seconds);
    } catch (error) {
      // The database is away; the next look, or the signal's return, reads what was missed.
      this.log.debug(error instanceof Error ? error.message : error);
    }
  }

  private async read(seconds: number): Promise<void> {
    const rows = await this.dataSource.query<EndedRow[]>(
      `SELECT issuer, sid, subject, extract(epoch FROM ended_at)::float8 AS "endedAt",
         extract(epoch FROM forget_at)::float8 AS "forgetAt"
       FROM core.ended_session WHERE forget_at > now() AND forget_at > now() + make_interval(hours => $1) - make_interval(secs => $2)`,
      [KEPT_HOURS, seconds],
    );
    for (const row of rows) this.remember(row);
    for (const look of [...this.watching]) look();
    this.forgetOld();
  }

  private remember({ issuer, sid, subject, endedAt, forgetAt }: EndedRow): void {
    if (sid !== null) this.sids.set(`${issuer}\n${sid}`, forgetAt);
    else if (subject !== null) {
      const key = `${issuer}\n${subject}`;
      const before = Math.max(Math.floor(endedAt), this.subjects.get(key)?.before ?? 0);
      this.subjects.set(key, { before, forgetAt });
    }
  }

  private forgetOld(): void {
    const now = Date.now() / 1000;
    for (const [sid, forgetAt] of this.sids) if (forgetAt <= now) this.sids.delete(sid);
    for (const [subject, { forgetAt }] of this.subjects) if (forgetAt <= now) this.subjects.delete(subject);
  }
}
