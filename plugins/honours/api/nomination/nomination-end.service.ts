import { Records } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { DeclineNomination, NominationDetail } from '../../contract/index.ts';
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

  async decline(id: string, action: 'decline' | 'withdraw', command: DeclineNomination): Promise<NominationDetail> {
    const { how, version } = command;
    await this.records.act(nominationRecord, id, { action, version, patch: this.erasure.cleared(), said: { how } });
    await this.erasure.forget(id, { keep: action });
    return this.nominations.told(id);
  }
}
