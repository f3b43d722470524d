import { Records } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { NominationDetail } from '../../contract/index.ts';
import { NominationErasure } from './nomination-erasure.ts';
import { nominationRecord } from './nomination.record.ts';
import { NominationService } from './nomination.service.ts';

/** They do not want it, or not any more: that there was a nomination stays, and nothing of whom. */
@Injectable()
export class NominationEnd {
  constructor(
    private readonly nominations: NominationService,
    private readonly records: Records,
    private readonly erasure: NominationErasure,
  ) {}

  async decline(id: string, action: 'decline' | 'withdraw', version: number): Promise<NominationDetail> {
    await this.records.act(nominationRecord, id, { action, version, patch: this.erasure.cleared() });
    await this.erasure.forget(id, { keep: action });
    return this.nominations.get(id);
  }
}
