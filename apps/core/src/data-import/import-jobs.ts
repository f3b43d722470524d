import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestContext } from '@linli/sdk-server';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { problemOf } from './import.errors.ts';
import { ImportWork } from './import-work.ts';
import { IMPORT_RECORD } from './import.repository.ts';
import type { ImportRecord } from './import.repository.ts';

/** First key of the locks that say who works on an import; the second is the import's number. */
const LOCK = 7_195;
const SWEEP_MS = 2_000;
/** After a request has asked for a step, its transaction commits within a moment. */
const SOON_MS = [5, 20, 60, 200, 600];
const AT_ONCE = 2;

/** How many seconds a write of what became of a step is tried, while the database comes back. */
const RECORD_TRIES = 60;

/**
 * Does the steps of imports beyond the requests that asked for them. Whoever works on one holds a lock of its session: a
 * killed core or a restarted database gives it up by itself, and the next sweep, here or on another instance, says that
 * the step was interrupted.
 */
@Injectable()
export class ImportJobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('imports');
  private readonly running = new Set<Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly work: ImportWork,
  ) {}

  onApplicationBootstrap(): void {
    this.later(0, () => this.sweep());
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.work.stop();
    await Promise.all(this.running);
  }

  /** Looks for work soon, and again a little later. */
  wake(): void {
    for (const ms of SOON_MS) this.later(ms, () => this.begin());
  }

  private later(ms: number, what: () => Promise<void>): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void what();
    }, ms);
    timer.unref();
    this.timers.add(timer);
  }

  private async sweep(): Promise<void> {
    try {
      await this.dataSource.query(
        `UPDATE core.data_import i SET state = 'interrupted', changed_at = now() WHERE i.state = 'working' AND NOT EXISTS (
           SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = ${LOCK} AND l.objid = i.number::oid
             AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`,
      );
      await this.begin();
    } catch {
      // The database is away; the next sweep looks again.
    }
    this.later(SWEEP_MS, () => this.sweep());
  }

  private async begin(): Promise<void> {
    if (this.stopped || this.running.size >= AT_ONCE) return;
    const job: Promise<void> = this.takeOne().finally(() => this.running.delete(job));
    this.running.add(job);
    await job;
  }

  private async takeOne(): Promise<void> {
    const holder = this.dataSource.createQueryRunner();
    // A session that breaks is found by the next statement; unheard, the event would end the process.
    const onError = () => undefined;
    try {
      const session = (await holder.connect()) as Client;
      session.on('error', onError);
      const { rows } = await session.query<ImportRecord & { asked: AskedContext }>(
        `WITH next AS (
           SELECT id, number FROM core.data_import WHERE state = 'waiting' ORDER BY changed_at LIMIT 1 FOR UPDATE SKIP LOCKED)
         UPDATE core.data_import i SET state = 'working', changed_at = now() FROM next
         WHERE i.id = next.id AND pg_try_advisory_lock(${LOCK}, next.number) RETURNING ${IMPORT_RECORD}, i.asked`,
      );
      const [record] = rows;
      if (record) {
        await this.do(record);
        await session.query(`SELECT pg_advisory_unlock(${LOCK}, $1)`, [record.number]);
        if (!this.stopped) this.wake();
      }
      session.off('error', onError);
    } catch (error) {
      if (!this.stopped) this.log.warn(error instanceof Error ? error.message : error);
    } finally {
      await holder.release().catch(() => undefined);
    }
  }

  private async do(record: ImportRecord & { asked: AskedContext }): Promise<void> {
    try {
      await this.work.do(record, { ...record.asked, scopes: new Map(record.asked.scopes) });
    } catch (error) {
      const problem = problemOf(error);
      // Core is going down: what it leaves is found as interrupted by whoever looks next.
      if (!problem && !this.stopped) this.log.error(error instanceof Error ? error.stack : error);
      await this.record(record, problem);
    }
  }

  /** What became of a step that did not succeed. The transaction of the step is gone; this is beside it. */
  private async record({ id, step }: ImportRecord, problem: ReturnType<typeof problemOf>): Promise<void> {
    const state =
      problem === undefined ? 'interrupted' : step === 'undo' ? 'applied' : step === 'apply' ? 'previewed' : 'refused';
    for (let attempt = 1; attempt <= RECORD_TRIES; attempt++) {
      try {
        await this.dataSource.query(
          `UPDATE core.data_import SET state = $2, problem = $3, changed_at = now() WHERE id = $1 AND state = 'working'`,
          [id, state, problem === undefined ? null : JSON.stringify(problem)],
        );
        return;
      } catch {
        if (this.stopped) return;
        await sleep(1_000);
      }
    }
  }
}

/** A request's context as it is kept until its step is done. */
type AskedContext = Omit<RequestContext, 'scopes'> & { scopes: [string, never[]][] };
