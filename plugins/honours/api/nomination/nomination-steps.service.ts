import { Records, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { NOMINATION_MACHINE } from '../../contract/index.ts';
import type {
  ConsentNomination,
  MergeNomination,
  NominationDetail,
  RefuseNomination,
  VerifyNomination,
} from '../../contract/index.ts';
import type { NominationRow } from './nomination.entity.ts';
import { CannotMergeError, ClearedError } from './nomination.errors.ts';
import { nominationRecord } from './nomination.record.ts';
import { NominationRound } from './nomination-round.ts';
import { NominationService } from './nomination.service.ts';
import { SealedAbout } from './sealed-about.ts';

/** What is done with a nomination, up to what the nominee says. */
@Injectable()
export class NominationSteps {
  constructor(
    private readonly nominations: NominationService,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly about: SealedAbout,
    private readonly round: NominationRound,
    private readonly texts: Texts,
  ) {}

  async accept(id: string, version: number): Promise<NominationDetail> {
    const patch = async ({ roundId }: NominationRow) => {
      await this.round.check(roundId);
      return {};
    };
    await this.records.act(nominationRecord, id, { action: 'accept', version, patch });
    return this.nominations.told(id);
  }

  /** Joined are those about the same person, and so of the same community: what one of them is cleared of, the others are. */
  async merge(id: string, { into, version }: MergeNomination): Promise<NominationDetail> {
    const patch = async ({ roundId, unitId }: NominationRow) => {
      const other = await this.records.get(nominationRecord, into);
      const isOver = 'final' in NOMINATION_MACHINE.states[other.state];
      if (other.id === id || other.roundId !== roundId || other.unitId !== unitId || isOver)
        throw new CannotMergeError(this.word('cannot-merge'));
      return { mergedInto: into };
    };
    await this.records.act(nominationRecord, id, { action: 'merge', version, patch });
    return this.nominations.told(id);
  }

  async refuse(id: string, action: 'refuse' | 'disprove', command: RefuseNomination): Promise<NominationDetail> {
    const { why, version } = command;
    await this.records.act(nominationRecord, id, { action, version, said: { why } });
    return this.nominations.told(id);
  }

  async verify(id: string, action: 'verify' | 'verify-again', command: VerifyNomination): Promise<NominationDetail> {
    const { how, finding, version } = command;
    const who = action === 'verify' ? 'firstVerifierId' : 'secondVerifierId';
    const patch = async (row: NominationRow) => {
      await this.round.check(row.roundId);
      const about = await this.about.open(row);
      if (about === null) throw new ClearedError();
      const sealed = await this.about.seal(id, { ...about, findings: [...about.findings, finding] });
      return { sealed, [who]: this.db.context.account.id };
    };
    await this.records.act(nominationRecord, id, { action, version, patch, said: { how } });
    return this.nominations.told(id);
  }

  async consent(id: string, { version, ...given }: ConsentNomination): Promise<NominationDetail> {
    const patch = async ({ roundId, createdAt }: NominationRow) => {
      await this.round.check(roundId);
      await this.round.checkConsent(roundId, given, createdAt);
      return given;
    };
    await this.records.act(nominationRecord, id, { action: 'consent', version, patch });
    return this.nominations.told(id);
  }

  private word(problem: string): string {
    const key = `errors.honours.nomination.${problem}.title`;
    return this.texts.find(this.db.context.locale, key) ?? key;
  }
}
