import type { Day } from '@linli/contracts';
import { PlatformClock, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { RunEntries } from '../subsidy-entry/run-entries.service.ts';
import { OfficeHolders } from '../subsidy-people/office-holders.ts';
import { SubsidySchemeRow } from '../subsidy-scheme/subsidy-scheme.entity.ts';
import type { SubsidyRunRow } from './subsidy-run.entity.ts';
import { SubsidyDayError, SubsidyRunBlockedError, SubsidySchemeChoiceError } from './subsidy-run.errors.ts';
import { shareEqually } from './subsidy-share.ts';

/** Makes entries of a run out of who holds the post, and sets them against core again later. */
@Injectable()
export class RunComputing {
  constructor(
    private readonly db: ScopedDb,
    private readonly holders: OfficeHolders,
    private readonly entries: RunEntries,
    private readonly clock: PlatformClock,
    private readonly texts: Texts,
  ) {}

  get me(): string {
    return this.db.context.account.id;
  }

  /** One step of a run at a time: what one has computed the other has to see. */
  async lock(runId: string): Promise<void> {
    await this.db.manager.query(`SELECT pg_advisory_xact_lock(hashtext('funds.subsidy-run'), hashtext($1))`, [runId]);
  }

  /** What a run takes over from its scheme. */
  async schemeOf(id: string) {
    const scheme = await this.db.manager.findOneBy(SubsidySchemeRow, { id });
    if (!scheme) throw new SubsidySchemeChoiceError(this.word('errors.funds.subsidy-run.scheme-unknown.title'));
    if (scheme.state !== 'active') throw new SubsidyRunBlockedError('scheme-not-active', { title: scheme.title });
    const { title: schemeTitle, post, body, fen: totalFen, unitId } = scheme;
    return { schemeId: id, schemeTitle, post, body, totalFen, unitId };
  }

  /** Nobody knows who will hold a post. */
  checkDay(heldOn: Day): void {
    if (heldOn <= this.clock.today()) return;
    const message = this.word('errors.funds.subsidy-run.day-ahead.title');
    throw new SubsidyDayError('ahead', { field: 'heldOn', message });
  }

  async compute(run: SubsidyRunRow) {
    const holders = await this.holders.find(questionOf(run, run.heldOn));
    if (holders.length === 0) throw new SubsidyRunBlockedError('nobody', { day: run.heldOn });
    if (holders.length > run.totalFen) throw new SubsidyRunBlockedError('too-little', { count: holders.length });
    const ids = holders.map(({ appointmentId }) => appointmentId);
    const { shares, ...sharing } = shareEqually(run.totalFen, ids, await this.given(run));
    await this.entries.enter(run, holders, shares);
    return { ...sharing, people: holders.length, computedBy: this.me, comparedOn: this.clock.today(), newcomers: 0 };
  }

  /** Holds what core says something else about today. */
  async compare(run: SubsidyRunRow) {
    const today = this.clock.today();
    const holders = await this.holders.find(questionOf(run, today));
    return { ...(await this.entries.hold(run.id, holders)), comparedOn: today };
  }

  /** The odd fen that earlier runs of the scheme have given: the next ones go on behind those. */
  private async given({ schemeId, id }: SubsidyRunRow): Promise<number> {
    const [row] = await this.db.manager.query<{ given: string }[]>(
      `SELECT COALESCE(sum(extra), 0) AS given FROM subsidy_run WHERE scheme_id = $1 AND id <> $2 AND released_on IS NOT NULL`,
      [schemeId, id],
    );
    return Number(row?.given ?? 0);
  }

  private word(key: string): string {
    return this.texts.find(this.db.context.locale, key) ?? key;
  }
}

const questionOf = ({ post, body, unitId }: SubsidyRunRow, asOf: Day) => ({ post, body, unitId, asOf });
