import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeSubsidyRun,
  DraftSubsidyRun,
  PlainSubsidyRun,
  ReasonedSubsidyRun,
  SubsidyRun,
  SubsidyRunDetail,
  SubsidyRunHistory,
  SubsidyRunListQuery,
  SubsidyRunMachine,
} from '../../contract/index.ts';
import { RunEntries } from '../subsidy-entry/run-entries.service.ts';
import { RunMoney } from '../subsidy-entry/run-money.service.ts';
import { aboutUnit } from '../subsidy-scheme/about-unit.ts';
import { RunComputing } from './run-computing.service.ts';
import { RunNotice } from './run-notice.service.ts';
import type { SubsidyRunRow } from './subsidy-run.entity.ts';
import { SubsidyRunBlockedError } from './subsidy-run.errors.ts';
import { subsidyRunRecord as record, subsidyRuns } from './subsidy-run.record.ts';

/** What was computed is no more. */
const NOTHING_COMPUTED = {
  ...{ people: 0, baseFen: null, extra: null, startsAt: null, computedBy: null, checkedBy: null },
  ...{ comparedOn: null, newcomers: 0 },
};

type Step = WantedStep<SubsidyRunMachine, SubsidyRunRow>;

@Injectable()
export class SubsidyRunService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly entries: RunEntries,
    private readonly computing: RunComputing,
    private readonly notice: RunNotice,
    private readonly money: RunMoney,
    private readonly clock: PlatformClock,
  ) {}

  /** With those of the units above that were approved: their money comes down here. */
  findPage(query: SubsidyRunListQuery): Promise<Page<SubsidyRun>> {
    const oneOf = query.scheme === undefined ? {} : { schemeId: [query.scheme] };
    return this.answered.page(subsidyRuns, query, { read: 'own', oneOf, where: aboutUnit(query.for) });
  }

  async get(id: string): Promise<SubsidyRunDetail> {
    const shown = await this.answered.get(subsidyRuns, id);
    const [tally, streets] = [await this.entries.tally(id), await this.entries.streets(id)];
    return { ...shown, tally, streets, notice: await this.notice.find(id) };
  }

  getHistory(id: string): Promise<SubsidyRunHistory> {
    return this.answered.history(subsidyRuns, id);
  }

  async draft({ schemeId, heldOn, note, lineId, ...about }: DraftSubsidyRun): Promise<SubsidyRunDetail> {
    const scheme = await this.computing.schemeOf(schemeId);
    this.computing.checkDay(heldOn);
    const line = { lineId: lineId ?? null, lineTitle: lineId === undefined ? null : await this.money.titleOf(lineId) };
    const values = { ...about, ...scheme, ...line, heldOn, note: note ?? null };
    return this.get((await this.answered.begin(subsidyRuns, values)).id);
  }

  change(id: string, { note, heldOn, version, ...about }: ChangeSubsidyRun): Promise<SubsidyRunDetail> {
    const patch = () => {
      this.computing.checkDay(heldOn);
      return { ...about, heldOn, note: note ?? null };
    };
    return this.act(id, { action: 'change', version, patch });
  }

  /** In one transaction: all entries, or none where core was away or nobody holds the post. */
  compute(id: string, { version }: PlainSubsidyRun): Promise<SubsidyRunDetail> {
    return this.act(id, { action: 'compute', version, patch: (run) => this.computing.compute(run) });
  }

  compare(id: string, { version }: PlainSubsidyRun): Promise<SubsidyRunDetail> {
    return this.compared(id, { action: 'compare', version, patch: {} });
  }

  check(id: string, { version }: PlainSubsidyRun): Promise<SubsidyRunDetail> {
    return this.compared(id, { action: 'check', version, patch: { checkedBy: this.computing.me } });
  }

  approve(id: string, { version }: PlainSubsidyRun): Promise<SubsidyRunDetail> {
    const patch = async (run: SubsidyRunRow) => {
      await this.money.setAside(run, (await this.entries.wholeTally(run)).all.fen);
      return {};
    };
    return this.compared(id, { action: 'approve', version, patch });
  }

  /** Hands down what is not held; what is held follows when it is kept, or never does. */
  release(id: string, { version }: PlainSubsidyRun): Promise<SubsidyRunDetail> {
    return this.compared(id, {
      action: 'release',
      version,
      patch: async (run) => {
        const releasedOn = this.clock.today();
        await this.money.handDown(run, await this.entries.release(run, releasedOn));
        return { releasedOn };
      },
    });
  }

  finish(id: string, { version }: PlainSubsidyRun): Promise<SubsidyRunDetail> {
    const patch = async (run: SubsidyRunRow) => {
      const { all, paid } = await this.entries.wholeTally(run);
      const count = all.count - paid.count;
      if (count > 0) throw new SubsidyRunBlockedError('entries-open', { count });
      return {};
    };
    return this.act(id, { action: 'finish', version, patch });
  }

  publish(id: string, { version }: PlainSubsidyRun): Promise<SubsidyRunDetail> {
    const patch = async (run: SubsidyRunRow) => ({ noticeId: await this.notice.open(run) });
    return this.act(id, { action: 'publish', version, patch });
  }

  close(id: string, { version }: PlainSubsidyRun): Promise<SubsidyRunDetail> {
    const patch = async () => {
      await this.notice.checkShown(id);
      return {};
    };
    return this.act(id, { action: 'close', version, patch });
  }

  return(id: string, command: ReasonedSubsidyRun): Promise<SubsidyRunDetail> {
    return this.sendBack(id, 'return', command);
  }

  refuse(id: string, command: ReasonedSubsidyRun): Promise<SubsidyRunDetail> {
    return this.sendBack(id, 'refuse', command);
  }

  /** What it was computed at stays on record as numbers; whom for does not. */
  cancel(id: string, { reason, version }: ReasonedSubsidyRun): Promise<SubsidyRunDetail> {
    const patch = async (run: SubsidyRunRow) => {
      if (run.state === 'approved') await this.money.giveBack(run, (await this.entries.wholeTally(run)).all.fen);
      await this.entries.forget(id);
      return {};
    };
    return this.act(id, { action: 'cancel', version, patch, said: { reason } });
  }

  private sendBack(id: string, action: 'return' | 'refuse', { reason, version }: ReasonedSubsidyRun) {
    const patch = async () => {
      await this.entries.forget(id);
      return NOTHING_COMPUTED;
    };
    return this.act(id, { action, version, patch, said: { reason } });
  }

  /** A step before which core is asked again: whoever holds the post no more is held, and the step goes on without them. */
  private compared(id: string, step: Step): Promise<SubsidyRunDetail> {
    const said: { held: number | null } = { held: null };
    const patch = async (run: SubsidyRunRow) => {
      const { held, ...compared } = await this.computing.compare(run);
      said.held = held;
      const own = typeof step.patch === 'function' ? await step.patch(run) : step.patch;
      return { ...compared, ...own };
    };
    return this.act(id, { ...step, patch, said });
  }

  private async act(id: string, step: Step): Promise<SubsidyRunDetail> {
    await this.computing.lock(id);
    await this.records.act(record, id, step);
    return this.get(id);
  }
}
