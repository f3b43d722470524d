import type { AppointmentChange, Day } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

interface Line {
  kind: AppointmentChange['kind'];
  day?: Day | undefined;
  reason?: string | null | undefined;
}

/** What happened to appointments. Lines are only ever added. */
@Injectable()
export class AppointmentLog {
  constructor(private readonly db: ScopedDb) {}

  /** The same line for each of them, in the transaction of the write. */
  async add(ids: readonly string[], { kind, day, reason }: Line): Promise<void> {
    const { account } = this.db.context;
    await this.db.manager.query(
      `INSERT INTO core.appointment_change (appointment_id, kind, day, account_id, by_name, reason)
       SELECT id, $2, $3, $4, $5, $6 FROM unnest($1::uuid[]) AS id`,
      [ids, kind, day ?? null, account.id, account.name, reason ?? null],
    );
  }
}
