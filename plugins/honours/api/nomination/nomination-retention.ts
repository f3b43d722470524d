import { AuditTrail, PlatformClock, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { NOMINATION_MACHINE } from '../../contract/index.ts';
import { NominationRow } from './nomination.entity.ts';
import { NominationErasure } from './nomination-erasure.ts';
import { nominationRecord } from './nomination.record.ts';

/** In one go; what is left is done in the next. */
const AT_ONCE = 100;

/** A year after its round has ended a nomination that came to no award is cleared, as if its nominee had asked. */
@Injectable()
export class NominationRetention {
  constructor(
    private readonly db: ScopedDb,
    private readonly erasure: NominationErasure,
    private readonly audit: AuditTrail,
    private readonly clock: PlatformClock,
  ) {}

  /** Clears those whose time is over, in the transaction under way; answers how many. */
  async sweep(): Promise<number> {
    const due = await this.db.manager
      .createQueryBuilder(NominationRow, 'row')
      .innerJoin('award_round', 'round', 'round.id = row.round_id')
      .where(`round.concluded_on + interval '1 year' <= :today::date`, { today: this.clock.today() })
      .andWhere('row.erased_on IS NULL')
      // How long somebody who was awarded is shown is for the award and its story to say.
      .andWhere('NOT EXISTS (SELECT FROM candidacy c WHERE c.nomination_id = row.id AND c.award_id IS NOT NULL)')
      .orderBy('row.created_at')
      .limit(AT_ONCE)
      .getMany();
    for (const row of due) {
      // One that was joined with another of them is cleared together with it.
      await this.db.manager.update(NominationRow, { id: row.id }, this.erasure.cleared());
      await this.erasure.forget(row.id);
      this.audit.tell({
        ...{ action: 'honours.nomination.clear', kind: 'job', unit: row.unitId },
        target: { type: NOMINATION_MACHINE.noun, id: row.id, title: nominationRecord.title(row) },
      });
    }
    return due.length;
  }
}
