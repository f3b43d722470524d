import { addDays, dayStart } from '@linli/contracts';
import type { Day, OrganisationType, PostTypeId, UnitId } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** A rule with the unit below which it is asked for. */
export interface HoldingRule {
  id: string;
  post: PostTypeId;
  organisationType: OrganisationType;
  within: UnitId;
}

/** Which rules hold on a day, in or above the unit that is looked at, and below it. */
@Injectable()
export class LicenceRules {
  constructor(private readonly db: ScopedDb) {}

  /**
   * A rule holds from its first day, but on no day before it was written down: what is made known later changes no past
   * figure. One that was ended holds to the day before.
   */
  async on(day: Day, unit: UnitId | undefined, rule: string | undefined): Promise<HoldingRule[]> {
    const end = dayStart(addDays(day, 1));
    return this.db.manager.query<HoldingRule[]>(
      `SELECT r.id, r.post, r.organisation_type AS "organisationType", COALESCE(CASE WHEN u.path::public.ltree OPERATOR(public.<@) r.unit_path THEN u.id END, r.unit_id) AS within
       FROM licence_rule r LEFT JOIN core_pub.unit_v1 u ON u.id = $3
       WHERE r.from_day <= $1::date AND r.created_at < $2 AND (r.state = 'active' OR r.state_since >= $2)
         AND ($3::integer IS NULL OR u.path::public.ltree OPERATOR(public.<@) r.unit_path OR r.unit_path OPERATOR(public.<@) u.path::public.ltree)
         AND ($4::uuid IS NULL OR r.id = $4)
       ORDER BY r.id`,
      [day, end, unit ?? null, rule ?? null],
    );
  }
}
