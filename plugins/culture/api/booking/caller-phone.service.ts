import { Disclosures, maskValue, Records, ScopedDb, Subjects, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { BookingRow } from './booking.entity.ts';
import { NoPhoneError } from './booking.errors.ts';
import { bookingRecord } from './booking.record.ts';

const PURPOSE = 'phone';

/** What a row keeps of a number: as it was kept before it was sealed, or sealed under a key of the booking's own. */
export type KeptNumber = Pick<BookingRow, 'callerPhone' | 'callerSealed'>;

/** Nothing of a number. */
export const NO_NUMBER = { callerPhone: null, callerSealed: null } as const satisfies KeptNumber;

/** The number of whoever asked: sealed as it comes in, masked on a page, opened for those who call back, each look written down. */
@Injectable()
export class CallerPhones {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly subjects: Subjects,
    private readonly disclosures: Disclosures,
    private readonly texts: Texts,
  ) {}

  async seal(id: string, phone: string | null | undefined): Promise<KeptNumber> {
    return phone ? { callerPhone: null, callerSealed: await this.subjects.seal(id, PURPOSE, phone) } : NO_NUMBER;
  }

  /** A booking as its page has it: whoever may read it sees of a number as much as tells two callers apart. */
  async told<T extends { id: string; number: KeptNumber }>({ number, ...one }: T) {
    const phone = await this.open(one.id, number);
    return { ...one, phone: phone === null ? null : String(maskValue(phone, 'phone')) };
  }

  async show(id: string): Promise<{ phone: string; until: string }> {
    const row = await this.records.get(bookingRecord, id);
    // Who may take bookings here, and nobody else, calls back.
    this.records.check(bookingRecord, 'cancel', row);
    const phone = await this.open(id, row);
    if (phone === null) throw new NoPhoneError();
    const reason = this.texts.find(this.db.context.locale, 'booking.phone.reason') ?? '';
    const look = { subject: { type: 'culture.booking', id }, unit: row.unitId, fields: ['phone'], reason };
    const { until } = await this.disclosures.log(look);
    return { phone, until };
  }

  private async open(id: string, { callerPhone, callerSealed }: KeptNumber): Promise<string | null> {
    return callerPhone ?? this.subjects.open(id, PURPOSE, callerSealed);
  }
}
