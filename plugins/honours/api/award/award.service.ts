import type { Day, Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, PublishGate, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { MIN_HEARING_DAYS } from '../../contract/index.ts';
import type {
  Award,
  AwardDetail,
  AwardHistory,
  AwardListQuery,
  EnterAward,
  PlainAward,
  PlanHearing,
  RecordHearing,
} from '../../contract/index.ts';
import { Keepsakes } from './keepsakes.ts';
import { AwardWords } from './award-words.ts';
import { AwardBlockedError } from './award.errors.ts';
import type { AwardRow } from './award.entity.ts';
import { awards } from './award.record.ts';

const NO_HEARING = {
  ...{ hearingGrounds: null, hearingOn: null, toldBy: null, toldOn: null },
  ...{ attended: null, hearingMinutes: null, proposal: null, recorderId: null },
} as const;
const NOBODY = { personName: null, citation: null, onWall: false } as const;

/** An award as it begins: of a candidacy, or entered from the paper of an earlier round. */
export type NewAward = Pick<AwardRow, 'class' | 'awardedOn' | 'consentOn' | 'unitId' | 'candidacyId'> & {
  personName: string;
  citation: string;
};

@Injectable()
export class AwardService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly keepsakes: Keepsakes,
    private readonly gate: PublishGate,
    private readonly clock: PlatformClock,
    private readonly calendar: WorkingCalendar,
    private readonly words: AwardWords,
  ) {}

  /** Those that are kept: what was given back or revoked stands on no list. */
  findPage({ class: kind, ...query }: AwardListQuery): Promise<Page<Award>> {
    return this.answered.page(awards, query, {
      noneOf: { state: ['given-back', 'revoked'] },
      ...(kind === undefined ? {} : { oneOf: { class: [kind] } }),
    });
  }

  get(id: string): Promise<AwardDetail> {
    return this.answered.get(awards, id);
  }

  getHistory(id: string): Promise<AwardHistory> {
    return this.answered.history(awards, id);
  }

  enter({ unitId, ...about }: EnterAward): Promise<AwardDetail> {
    if (about.awardedOn > this.clock.today()) throw this.words.wrong('day-ahead', 'awardedOn');
    if (about.consentOn > about.awardedOn) throw this.words.wrong('consent-late', 'consentOn');
    if (about.citation.includes(about.personName)) throw this.words.wrong('name-in-text', 'citation');
    return this.begin({ ...about, unitId, candidacyId: null });
  }

  begin(award: NewAward): Promise<AwardDetail> {
    this.gate.check({ citation: award.citation });
    return this.answered.begin(awards, {
      ...award,
      ...NO_HEARING,
      year: Number(award.awardedOn.slice(0, 4)),
      onWall: true,
    });
  }

  /** Nothing of the person hangs out any more; the award itself stays. */
  async leaveWall(id: string, { version }: PlainAward): Promise<AwardDetail> {
    const done = await this.answered.act(awards, id, { action: 'leave-wall', version, patch: { onWall: false } });
    await this.keepsakes.clearStories(id);
    return done;
  }

  /** At the person's own wish: what says who it was is gone. */
  giveBack(id: string, { version }: PlainAward): Promise<AwardDetail> {
    return this.end(id, { action: 'give-back', version, patch: () => ({ ...NOBODY, ...NO_HEARING }) });
  }

  planHearing(id: string, { grounds, version, ...days }: PlanHearing): Promise<AwardDetail> {
    const patch = async ({ unitId }: AwardRow) => {
      await this.checkDays(unitId, days);
      const { toldBy, toldOn, hearingOn } = days;
      return { ...NO_HEARING, hearingGrounds: grounds, hearingOn, toldBy, toldOn };
    };
    return this.answered.act(awards, id, { action: 'plan-hearing', version, patch });
  }

  recordHearing(id: string, { attended, minutes, proposal, version }: RecordHearing): Promise<AwardDetail> {
    const patch = ({ hearingOn }: AwardRow) => {
      if (hearingOn !== null && hearingOn > this.clock.today())
        throw new AwardBlockedError('hearing-ahead', { day: hearingOn });
      return { attended, hearingMinutes: minutes, proposal, recorderId: this.words.asker };
    };
    return this.answered.act(awards, id, { action: 'record-hearing', version, patch });
  }

  /** By another person than the one who recorded and proposed it. */
  keep(id: string, { version }: PlainAward): Promise<AwardDetail> {
    return this.answered.act(awards, id, { action: 'keep', version, patch: this.after('keep', NO_HEARING) });
  }

  /** The name goes with the award: nobody keeps a list of those from whom one was taken. */
  revoke(id: string, { version }: PlainAward): Promise<AwardDetail> {
    return this.end(id, { action: 'revoke', version, patch: this.after('revoke', { ...NOBODY, ...NO_HEARING }) });
  }

  /** The award goes, and with it everything that says whose it was: stories, what was promised, and what it came of. */
  private async end(
    id: string,
    { action, version, patch }: { action: 'give-back' | 'revoke'; version: number; patch(row: AwardRow): object },
  ): Promise<AwardDetail> {
    let candidacyId: string | null = null;
    const gone = (row: AwardRow) => {
      candidacyId = row.candidacyId;
      return patch(row);
    };
    const done = await this.answered.act(awards, id, { action, version, patch: gone });
    await this.keepsakes.clearAll(id, candidacyId);
    return done;
  }

  private after<T extends object>(proposal: 'revoke' | 'keep', patch: T): (row: AwardRow) => T {
    return (row) => {
      if (row.proposal !== proposal) throw new AwardBlockedError('other-proposal');
      return patch;
    };
  }

  private async checkDays(unitId: number, { toldOn, hearingOn }: { toldOn: Day; hearingOn: Day }): Promise<void> {
    if (toldOn > this.clock.today()) throw this.words.wrong('day-ahead', 'toldOn');
    const days = (await this.calendar.of(unitId)).between(toldOn, hearingOn);
    if (days < MIN_HEARING_DAYS) throw this.words.wrong('hearing-soon', 'hearingOn', MIN_HEARING_DAYS);
  }
}
