import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records, ScopedDb, Texts, sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  AwardRound,
  AwardRoundDetail,
  AwardRoundHistory,
  AwardRoundListQuery,
  CancelAwardRound,
  ChangeAwardRound,
  PlanAwardRound,
} from '../../contract/index.ts';
import { heldFor } from '../held-for.ts';
import { schemeRecord } from '../scheme/scheme.record.ts';
import { RoundClosesBeforeError, RoundDaysError, SchemeClosedError } from './award-round.errors.ts';
import { awardRounds } from './award-round.record.ts';

type About = Omit<PlanAwardRound, 'unitId'>;

@Injectable()
export class AwardRoundService {
  constructor(
    private readonly records: AnsweredRecords,
    private readonly kept: Records,
    private readonly db: ScopedDb,
    private readonly texts: Texts,
    private readonly clock: PlatformClock,
  ) {}

  findPage(query: AwardRoundListQuery): Promise<Page<AwardRound>> {
    return this.records.page(awardRounds, query, { read: 'own', where: whereOf(query) });
  }

  get(id: string): Promise<AwardRoundDetail> {
    return this.records.get(awardRounds, id);
  }

  getHistory(id: string): Promise<AwardRoundHistory> {
    return this.records.history(awardRounds, id);
  }

  async plan({ unitId, ...about }: PlanAwardRound): Promise<AwardRoundDetail> {
    return this.records.begin(awardRounds, { ...(await this.checked(about)), unitId, concludedOn: null });
  }

  change(id: string, { version, ...about }: ChangeAwardRound): Promise<AwardRoundDetail> {
    return this.records.act(awardRounds, id, { action: 'change', version, patch: () => this.checked(about) });
  }

  open(id: string, version: number): Promise<AwardRoundDetail> {
    const patch = ({ opensOn, closesOn }: { opensOn: string; closesOn: string }) => {
      const today = this.clock.today();
      if (today < opensOn || today > closesOn) throw new RoundDaysError(opensOn, closesOn);
      return {};
    };
    return this.records.act(awardRounds, id, { action: 'open', version, patch });
  }

  close(id: string, version: number): Promise<AwardRoundDetail> {
    return this.records.act(awardRounds, id, { action: 'close', version });
  }

  decide(id: string, version: number): Promise<AwardRoundDetail> {
    return this.records.act(awardRounds, id, { action: 'decide', version });
  }

  /** From this day on runs the time for which those who were not awarded are kept. */
  conclude(id: string, version: number): Promise<AwardRoundDetail> {
    return this.records.act(awardRounds, id, { action: 'conclude', version, patch: this.ended() });
  }

  cancel(id: string, { reason, version }: CancelAwardRound): Promise<AwardRoundDetail> {
    return this.records.act(awardRounds, id, { action: 'cancel', version, patch: this.ended(), said: { reason } });
  }

  private ended() {
    return { concludedOn: this.clock.today() };
  }

  /** What the scheme says is fixed for the round when it is planned. */
  private async checked(about: About) {
    if (about.closesOn < about.opensOn) {
      const key = 'errors.honours.award-round.closes-before.title';
      throw new RoundClosesBeforeError(this.texts.find(this.db.context.locale, key) ?? key);
    }
    const { state, title, classes } = await this.kept.get(schemeRecord, about.schemeId);
    if (state === 'closed') throw new SchemeClosedError(title);
    return { ...about, schemeTitle: title, classes };
  }
}

function whereOf({ for: held, scheme }: AwardRoundListQuery): Sql[] {
  return [...heldFor(held), ...(scheme === undefined ? [] : [sql`row.scheme_id = ${scheme}::uuid`])];
}
