import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, ScopedDb } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  FenSum,
  PaySubsidyEntry,
  ReasonedSubsidyEntry,
  SubsidyEntry,
  SubsidyEntryDetail,
  SubsidyEntryHistory,
  SubsidyEntryListQuery,
  SubsidyEntryMachine,
} from '../../contract/index.ts';
import { SubsidyRunRow } from '../subsidy-run/subsidy-run.entity.ts';
import { EntryPayments } from './entry-payments.service.ts';
import { RunMoney } from './run-money.service.ts';
import { StreetTodos } from './street-todos.ts';
import type { SubsidyEntryRow } from './subsidy-entry.entity.ts';
import { subsidyEntriesOf } from './subsidy-entry.query.ts';
import { subsidyEntries } from './subsidy-entry.record.ts';

@Injectable()
export class SubsidyEntryService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly db: ScopedDb,
    private readonly payments: EntryPayments,
    private readonly todos: StreetTodos,
    private readonly money: RunMoney,
    private readonly clock: PlatformClock,
  ) {}

  findPage(query: SubsidyEntryListQuery): Promise<Page<SubsidyEntry>> {
    return this.answered.page(subsidyEntries, query, subsidyEntriesOf(query));
  }

  async sum(query: SubsidyEntryListQuery): Promise<FenSum> {
    const { count, sum } = await this.answered.sum(subsidyEntries, 'fen', query, subsidyEntriesOf(query));
    return { count, fen: sum };
  }

  get(id: string): Promise<SubsidyEntryDetail> {
    return this.answered.get(subsidyEntries, id);
  }

  getHistory(id: string): Promise<SubsidyEntryHistory> {
    return this.answered.history(subsidyEntries, id);
  }

  pay(id: string, { paidOn, voucher, version }: PaySubsidyEntry): Promise<SubsidyEntryDetail> {
    const patch = async ({ runId, releasedOn }: SubsidyEntryRow) => {
      await this.payments.checkRun(runId);
      this.payments.checkDay(paidOn, releasedOn);
      return { paidOn, voucher: voucher ?? null, failure: null };
    };
    return this.act(id, { action: 'pay', version, patch });
  }

  /** It was not paid, or came back from the bank. */
  fail(id: string, { reason, version }: ReasonedSubsidyEntry): Promise<SubsidyEntryDetail> {
    const patch = async ({ runId }: SubsidyEntryRow) => {
      await this.payments.checkRun(runId);
      return { failure: reason, paidOn: null, voucher: null };
    };
    return this.act(id, { action: 'fail', version, patch, said: { reason } });
  }

  hold(id: string, { reason, version }: ReasonedSubsidyEntry): Promise<SubsidyEntryDetail> {
    const patch = { heldFor: 'other' as const, failure: null };
    return this.act(id, { action: 'hold', version, patch, said: { reason } });
  }

  /** Somebody has looked: it is paid all the same, and not held for the same again. Handed down at once where the run is. */
  keep(id: string, { reason, version }: ReasonedSubsidyEntry): Promise<SubsidyEntryDetail> {
    const patch = async (entry: SubsidyEntryRow) => {
      const { runId, heldFor, releasedOn } = entry;
      const run = await this.db.get(SubsidyRunRow, runId, 'funds.subsidy-run.not-found');
      const isLate = run.state === 'released' && releasedOn === null;
      if (isLate) await this.money.handDownLater(run, entry);
      const since = isLate ? this.clock.today() : null;
      return { heldFor: null, keptFor: heldFor, releasedOn: releasedOn ?? since };
    };
    return this.act(id, { action: 'keep', version, patch, said: { reason } });
  }

  /** Its money goes back, to the day: the figure of that day does not have it any more. */
  remove(id: string, { reason, version }: ReasonedSubsidyEntry): Promise<SubsidyEntryDetail> {
    const patch = async (entry: SubsidyEntryRow) => {
      const run = await this.db.get(SubsidyRunRow, entry.runId, 'funds.subsidy-run.not-found');
      await this.money.takeBack(run, entry);
      return { heldFor: null, returnedOn: entry.releasedOn === null ? null : this.clock.today() };
    };
    return this.act(id, { action: 'remove', version, patch, said: { reason } });
  }

  private async act(id: string, step: WantedStep<SubsidyEntryMachine, SubsidyEntryRow>): Promise<SubsidyEntryDetail> {
    const done = await this.answered.act(subsidyEntries, id, step);
    await this.todos.update(done.run.id, done.unitId);
    return done;
  }
}
