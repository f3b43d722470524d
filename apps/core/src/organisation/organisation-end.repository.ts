import type { OrganisationEndPreview } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { OrganisationRow } from './organisation.row.ts';

/** What hangs on a body that ends. */
@Injectable()
export class OrganisationEndRepository {
  constructor(private readonly db: ScopedDb) {}

  async preview(id: string): Promise<OrganisationEndPreview> {
    const [row] = await this.db.manager.query<OrganisationEndPreview[]>(
      `WITH held AS (
         SELECT g.account_id FROM core."grant" g
         WHERE (g.valid_to IS NULL OR g.valid_to > now()) AND (g.organisation_id = $1
           OR g.appointment_id IN (SELECT a.id FROM core.appointment a WHERE a.organisation_id = $1)))
       SELECT
         (SELECT count(*)::integer FROM core.organisation WHERE superior_id = $1 AND state IN ('proposed', 'approved', 'active')) AS subordinates,
         (SELECT count(*)::integer FROM core.organisation WHERE anchor_organisation_id = $1 AND state IN ('proposed', 'approved', 'active')) AS anchored,
         (SELECT count(*)::integer FROM core.appointment WHERE organisation_id = $1 AND state IN ('proposed', 'in-force')
           AND (valid_to IS NULL OR valid_to > (now() AT TIME ZONE 'Asia/Shanghai')::date)) AS appointments,
         (SELECT count(*)::integer FROM held) AS grants,
         (SELECT COALESCE(array_agg(DISTINCT c.display_name ORDER BY c.display_name), '{}') FROM core.account c JOIN held ON held.account_id = c.id) AS accounts`,
      [id],
    );
    return row ?? { subordinates: 0, anchored: 0, appointments: 0, grants: 0, accounts: [] };
  }

  /**
   * Ends the grants that are anchored at the body, now: what somebody could do until today stays true. With a successor
   * each goes on there for the rest of its period.
   */
  async endGrants(id: string, { reason, successorId }: { reason: string; successorId: string | null }): Promise<void> {
    const { account } = this.db.context;
    if (successorId !== null)
      await this.db.manager.query(
        `INSERT INTO core."grant" (account_id, role_id, organisation_id, reason, granted_by, valid_to)
         SELECT account_id, role_id, $2, $3, $4, valid_to FROM core."grant"
         WHERE organisation_id = $1 AND appointment_id IS NULL AND (valid_to IS NULL OR valid_to > now())
         ON CONFLICT DO NOTHING`,
        [id, successorId, reason, account.id],
      );
    await this.db.manager.query(
      `UPDATE core."grant" SET valid_to = GREATEST(valid_from + interval '1 microsecond', now()),
         ended_by = $2, end_reason = $3, version = version + 1
       WHERE organisation_id = $1 AND (valid_to IS NULL OR valid_to > now())`,
      [id, account.id, reason],
    );
  }

  /** Puts what stood below it, or was anchored at it, below and at the successor. */
  async passOn(from: OrganisationRow, to: OrganisationRow): Promise<void> {
    await this.db.manager.query(
      `UPDATE core.organisation SET superior_id = $2, version = version + 1
       WHERE superior_id = $1 AND id <> $2 AND state IN ('proposed', 'approved', 'active')`,
      [from.id, to.id],
    );
    await this.db.manager.query(
      `UPDATE core.organisation SET anchor_organisation_id = $2, unit_id = $3, version = version + 1
       WHERE anchor_organisation_id = $1 AND id <> $2 AND state IN ('proposed', 'approved', 'active')`,
      [from.id, to.id, to.unitId],
    );
  }
}
