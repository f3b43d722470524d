import { Disclosures, Records, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { NoPhoneError } from './booking.errors.ts';
import { bookingRecord } from './booking.record.ts';

/** The number of whoever asked, for those who call back: each look is written down. */
@Injectable()
export class CallerPhones {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly disclosures: Disclosures,
    private readonly texts: Texts,
  ) {}

  async show(id: string): Promise<{ phone: string; until: string }> {
    const row = await this.records.get(bookingRecord, id);
    // Who may take bookings here, and nobody else, calls back.
    this.records.check(bookingRecord, 'cancel', row);
    if (row.callerPhone === null) throw new NoPhoneError();
    const reason = this.texts.find(this.db.context.locale, 'booking.phone.reason') ?? '';
    const look = { subject: { type: 'culture.booking', id }, unit: row.unitId, fields: ['phone'], reason };
    const { until } = await this.disclosures.log(look);
    return { phone: row.callerPhone, until };
  }
}
