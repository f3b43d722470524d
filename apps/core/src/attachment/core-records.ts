import { AttachmentRecords, covers, ScopedDb } from '@linli/sdk-server';
import type { Placed } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { APPOINTMENT_PAPERS, ORGANISATION_PAPERS } from './core-attachments.ts';

/** The body that a record is reached through: itself, or the one that an appointment is in. */
const BODY_OF: Record<string, { read: string; sql: string }> = {
  [ORGANISATION_PAPERS.record]: { read: ORGANISATION_PAPERS.read, sql: '$1::uuid' },
  [APPOINTMENT_PAPERS.record]: {
    read: APPOINTMENT_PAPERS.read,
    sql: '(SELECT organisation_id FROM core.appointment WHERE id = $1)',
  },
};

/** Core's tables have no row-level security: who may read a record is asked here, as its own page asks it. */
@Injectable()
export class CoreRecords extends AttachmentRecords {
  constructor(private readonly db: ScopedDb) {
    super();
  }

  async mayRead(record: string, recordId: string): Promise<boolean> {
    const body = BODY_OF[record];
    if (!body) return false;
    const [place] = await this.db.manager.query<Placed[]>(
      `SELECT province_id AS "provinceId", city_id AS "cityId", district_id AS "districtId", street_id AS "streetId",
         community_id AS "communityId", grid_id AS "gridId"
       FROM core.organisation WHERE id = ${body.sql}`,
      [recordId],
    );
    return place !== undefined && covers(this.db.context.scopes.get(body.read), place);
  }
}
