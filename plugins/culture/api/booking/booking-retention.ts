import { AuditTrail, PlatformClock, ScopedDb, Subjects } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { BOOKING_MACHINE } from '../../contract/index.ts';
import { BookingRow } from './booking.entity.ts';
import { bookingRecord } from './booking.record.ts';
import { CallerPhones, NO_NUMBER } from './caller-phone.service.ts';

/** The manifest says the same of both columns. */
const KEPT = '31 days';
/** In one go; what is left is done in the next. */
const AT_ONCE = 100;

/** A month after its time nothing of whoever asked is kept, also where nobody has said what became of the booking. */
@Injectable()
export class BookingRetention {
  constructor(
    private readonly db: ScopedDb,
    private readonly subjects: Subjects,
    private readonly phones: CallerPhones,
    private readonly audit: AuditTrail,
    private readonly clock: PlatformClock,
  ) {}

  /** Clears those whose time is over, and seals numbers from before they were sealed; answers how many. */
  async sweep(): Promise<number> {
    return (await this.clear()) + (await this.sealEarlier());
  }

  private async clear(): Promise<number> {
    const due = await this.db.manager
      .createQueryBuilder(BookingRow, 'row')
      .where(`row.ends_at <= :now::timestamptz - interval '${KEPT}'`, { now: this.clock.now() })
      .andWhere(
        `(row.caller_phone IS NOT NULL OR row.caller_sealed IS NOT NULL
          OR (row.asker_kind = 'person' AND row.asker IS NOT NULL))`,
      )
      .orderBy('row.ends_at')
      .limit(AT_ONCE)
      .getMany();
    for (const row of due) {
      const asker = row.askerKind === 'person' ? null : row.asker;
      await this.db.manager.update(BookingRow, { id: row.id }, { ...NO_NUMBER, asker });
      if (row.callerSealed !== null) await this.subjects.forget(row.id);
      this.audit.tell({
        ...{ action: 'culture.booking.clear', kind: 'job', unit: row.unitId },
        target: { type: BOOKING_MACHINE.noun, id: row.id, title: bookingRecord.title(row) },
      });
    }
    return due.length;
  }

  private async sealEarlier(): Promise<number> {
    const rows = await this.db.manager
      .createQueryBuilder(BookingRow, 'row')
      .where('row.caller_phone IS NOT NULL')
      .orderBy('row.ends_at')
      .limit(AT_ONCE)
      .getMany();
    for (const { id, callerPhone } of rows)
      await this.db.manager.update(BookingRow, { id }, await this.phones.seal(id, callerPhone));
    return rows.length;
  }
}
