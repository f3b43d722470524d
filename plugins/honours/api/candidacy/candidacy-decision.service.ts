import { ConflictError, Records } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { NAMED_STATES } from '../../contract/index.ts';
import type { AwardCandidacy, CandidacyDetail, Candidate, NamedCandidate } from '../../contract/index.ts';
import { AwardWords } from '../award/award-words.ts';
import { AwardService } from '../award/award.service.ts';
import { CandidacyWords } from './candidacy-words.ts';
import { CandidacyBlockedError } from './candidacy.errors.ts';
import type { CandidacyRow } from './candidacy.entity.ts';
import { candidacyRecord as record } from './candidacy.record.ts';
import { CandidacyService } from './candidacy.service.ts';
import { Nominees } from './nominees.ts';

/** How a candidacy ends: with an award that names them, or with nothing of them. */
@Injectable()
export class CandidacyDecision {
  constructor(
    private readonly candidacies: CandidacyService,
    private readonly records: Records,
    private readonly nominees: Nominees,
    private readonly awards: AwardService,
    private readonly words: CandidacyWords,
    private readonly faults: AwardWords,
  ) {}

  async candidate(id: string): Promise<Candidate> {
    const { nominationId } = await this.records.get(record, id);
    return this.nominees.candidate(nominationId);
  }

  /** Who it is, for whoever decides. @throws CandidacyBlockedError before the panel has come to its result. */
  async named(id: string): Promise<NamedCandidate> {
    const { nominationId, state, no } = await this.records.get(record, id);
    if (!NAMED_STATES.includes(state)) throw new CandidacyBlockedError('by-number', { no });
    const { name, deed } = await this.nominees.candidate(nominationId);
    return { name, deed };
  }

  award(id: string, { citation, version }: AwardCandidacy): Promise<CandidacyDetail> {
    const patch = async (row: CandidacyRow) => {
      await this.candidacies.checkAward(row);
      const { consentOn, class: honour, unitId } = await this.nominees.agreed(row.nominationId);
      const { name } = await this.nominees.candidate(row.nominationId);
      if (name === null) throw new CandidacyBlockedError('no-consent', { no: row.no });
      if (citation.includes(name)) throw this.faults.wrong('name-in-text', 'citation');
      const given = { class: honour, awardedOn: this.words.today, consentOn, unitId, candidacyId: id };
      const { id: awardId } = await this.awards.begin({ ...given, personName: name, citation });
      return { awardId };
    };
    return this.candidacies.act(id, { action: 'award', version, patch });
  }

  async withdraw(id: string, version: number): Promise<CandidacyDetail> {
    const row = await this.records.get(record, id);
    this.records.check(record, 'withdraw', row);
    if (row.version !== version) throw new ConflictError('core.record.changed', { params: { version: row.version } });
    await this.nominees.withdraw(row.nominationId);
    return this.candidacies.get(id);
  }
}
