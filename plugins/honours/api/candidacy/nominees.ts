import { Records, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Candidate, HonourClass } from '../../contract/index.ts';
import { NominationErasure } from '../nomination/nomination-erasure.ts';
import { nominationRecord } from '../nomination/nomination.record.ts';
import { SealedAbout } from '../nomination/sealed-about.ts';
import { CandidacyBlockedError } from './candidacy.errors.ts';

/** A nominee who agreed, as a candidacy needs to know them: not by name. */
export interface Agreed {
  no: string;
  roundTitle: string;
  class: HonourClass;
  unitId: number;
  consentOn: string;
  /** Accounts that entered or verified it, also what was joined with it. */
  involved: string[];
}

/** Nominations, as candidacies ask about them. */
@Injectable()
export class Nominees {
  constructor(
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly about: SealedAbout,
    private readonly erasure: NominationErasure,
  ) {}

  /** @throws CandidacyBlockedError where the nominee has not agreed, or does not any more. */
  async agreed(nominationId: string): Promise<Agreed> {
    const row = await this.records.get(nominationRecord, nominationId);
    const { no, roundTitle, class: honour, unitId, consentOn, createdBy, firstVerifierId, secondVerifierId } = row;
    if (row.state !== 'consented' || honour === null || consentOn === null)
      throw new CandidacyBlockedError('no-consent', { no });
    const joined = await this.db.manager.query<{ created_by: string }[]>(
      'SELECT created_by FROM nomination WHERE merged_into = $1',
      [nominationId],
    );
    const accounts = [createdBy, firstVerifierId, secondVerifierId, ...joined.map((each) => each.created_by)];
    const involved = accounts.filter((each) => each !== null);
    return { no, roundTitle, class: honour, unitId, consentOn, involved };
  }

  async candidate(nominationId: string): Promise<Candidate> {
    const about = await this.about.open(await this.records.get(nominationRecord, nominationId));
    return { name: about?.nominee ?? null, deed: about?.deed ?? null, findings: about?.findings ?? [] };
  }

  /** The nominee does not want it any more: cleared there, and so everywhere. */
  async withdraw(nominationId: string): Promise<void> {
    const { version } = await this.records.get(nominationRecord, nominationId);
    const step = { action: 'withdraw', version, patch: this.erasure.cleared() } as const;
    await this.records.act(nominationRecord, nominationId, step);
    await this.erasure.forget(nominationId, { keep: 'withdraw' });
  }
}
