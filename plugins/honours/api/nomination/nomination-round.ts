import { PlatformClock, Records, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { dayOf } from '@linli/contracts';
import type { ConsentNomination, HonourClass } from '../../contract/index.ts';
import type { AwardRoundRow } from '../award-round/award-round.entity.ts';
import { RoundDaysError } from '../award-round/award-round.errors.ts';
import { awardRoundRecord } from '../award-round/award-round.record.ts';
import type { SchemeRow } from '../scheme/scheme.entity.ts';
import { schemeRecord } from '../scheme/scheme.record.ts';
import {
  ConsentDayError,
  NoSuchClassError,
  OtherConsentTextError,
  RoundNotOpenError,
  RoundOverError,
} from './nomination.errors.ts';

/** What the round of a nomination lets happen, and what its scheme says. */
@Injectable()
export class NominationRound {
  constructor(
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly texts: Texts,
    private readonly clock: PlatformClock,
  ) {}

  /** The round, as long as it takes nominations of this class. */
  async open(id: string, honour: HonourClass): Promise<AwardRoundRow> {
    const round = await this.records.get(awardRoundRecord, id);
    const today = this.clock.today();
    if (round.state !== 'open') throw new RoundNotOpenError(round.title);
    if (today < round.opensOn || today > round.closesOn) throw new RoundDaysError(round.opensOn, round.closesOn);
    if (!round.classes.includes(honour)) throw new NoSuchClassError(this.word('no-such-class'));
    return round;
  }

  /** @throws RoundOverError where nothing goes on in it any more */
  async check(id: string): Promise<AwardRoundRow> {
    const round = await this.records.get(awardRoundRecord, id);
    if (round.state === 'concluded' || round.state === 'cancelled') throw new RoundOverError(round.title);
    return round;
  }

  /** They said yes to the text as it is now, on a day between the nomination and today. */
  async checkConsent(roundId: string, given: Pick<ConsentNomination, 'consentVersion' | 'consentOn'>, since: Date) {
    const { consentVersion } = await this.schemeOf(roundId);
    if (given.consentVersion !== consentVersion) throw new OtherConsentTextError(consentVersion);
    if (given.consentOn > this.clock.today() || given.consentOn < dayOf(since))
      throw new ConsentDayError(this.word('consent-day'));
  }

  /** The scheme, with the text that a nominee is read. */
  async schemeOf(roundId: string): Promise<SchemeRow> {
    const { schemeId } = await this.records.get(awardRoundRecord, roundId);
    return this.records.get(schemeRecord, schemeId);
  }

  private word(problem: string): string {
    const key = `errors.honours.nomination.${problem}.title`;
    return this.texts.find(this.db.context.locale, key) ?? key;
  }
}
