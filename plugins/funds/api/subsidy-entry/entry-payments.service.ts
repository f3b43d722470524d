import type { Day } from '@linli/contracts';
import { AuditTrail, PlatformClock, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { PaidSubsidyEntries, PaySubsidyEntries } from '../../contract/index.ts';
import { SubsidyDayError, SubsidyRunBlockedError } from '../subsidy-run/subsidy-run.errors.ts';
import { SubsidyRunRow } from '../subsidy-run/subsidy-run.entity.ts';
import { StreetTodos } from './street-todos.ts';

/** Payments as the finance of a street marks them; the money itself goes its own way, in the street's own books. */
@Injectable()
export class EntryPayments {
  constructor(
    private readonly db: ScopedDb,
    private readonly todos: StreetTodos,
    private readonly audit: AuditTrail,
    private readonly clock: PlatformClock,
    private readonly texts: Texts,
  ) {}

  /** Marks all of a unit that are to be paid, in one statement; those that are held or failed are left as they are. */
  async payAll(runId: string, { unitId, paidOn, voucher }: PaySubsidyEntries): Promise<PaidSubsidyEntries> {
    const run = await this.checkRun(runId);
    this.checkDay(paidOn, run.releasedOn);
    const { manager, context } = this.db;
    const [rows] = await manager.query<[{ id: string; fen: string }[], number]>(
      `UPDATE subsidy_entry SET state = 'paid', paid_on = $3, voucher = $4, state_since = now(), version = version + 1
       WHERE run_id = $1 AND state = 'open' AND released_on IS NOT NULL AND unit_path OPERATOR(public.<@)
         (SELECT u.path::public.ltree FROM core_pub.unit_v1 u WHERE u.id = $2) RETURNING id, fen`,
      [runId, unitId, paidOn, voucher ?? null],
    );
    if (rows.length === 0) throw new SubsidyRunBlockedError('nothing-to-pay');
    await manager.query(
      `INSERT INTO subsidy_entry_event (id, subsidy_entry_id, action, at, actor_id, voucher)
       SELECT l.event, l.id, 'pay', now(), $2, $3 FROM jsonb_to_recordset($1::jsonb) AS l (id uuid, event uuid)`,
      [JSON.stringify(rows.map(({ id }) => ({ id, event: uuidv7() }))), context.account.id, voucher ?? null],
    );
    const paid = { count: rows.length, fen: rows.reduce((sum, { fen }) => sum + Number(fen), 0) };
    this.audit.changed({
      target: { type: 'funds.subsidy-run', id: runId, title: run.title },
      unit: unitId,
      action: 'funds.subsidy-entry.pay-all',
      before: null,
      after: { ...paid, paidOn, voucher: voucher ?? null },
    });
    await this.todos.update(runId);
    return paid;
  }

  /** @throws SubsidyRunBlockedError where nothing of the run is paid any more, or not yet */
  async checkRun(runId: string): Promise<SubsidyRunRow> {
    const run = await this.db.get(SubsidyRunRow, runId, 'funds.subsidy-run.not-found');
    if (run.state !== 'released') throw new SubsidyRunBlockedError('not-paying', { title: run.title });
    return run;
  }

  checkDay(paidOn: Day, releasedOn: Day | null): void {
    if (paidOn > this.clock.today()) throw this.wrongDay('paid-ahead');
    if (releasedOn !== null && paidOn < releasedOn) throw this.wrongDay('before-release', releasedOn);
  }

  private wrongDay(what: 'paid-ahead' | 'before-release', day?: Day): SubsidyDayError {
    const key = `errors.funds.subsidy-run.day-${what}.title`;
    const message = this.texts.find(this.db.context.locale, key, { day }) ?? key;
    return new SubsidyDayError(what, { field: 'paidOn', message, day });
  }
}
