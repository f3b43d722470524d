import type { AppointmentChange } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { day, instant } from '../body/body.sql.ts';

/** Reads what happened to appointments. */
@Injectable()
export class AppointmentHistoryRepository {
  constructor(private readonly db: ScopedDb) {}

  find(appointmentId: string): Promise<AppointmentChange[]> {
    return this.db.manager.query(
      `SELECT c.id::text AS id, c.kind, ${instant('c.at')} AS at, c.by_name AS by, ${day('c.day')} AS day, c.reason
       FROM core.appointment_change c WHERE c.appointment_id = $1 ORDER BY c.id DESC LIMIT 500`,
      [appointmentId],
    );
  }
}
