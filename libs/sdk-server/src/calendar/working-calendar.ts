import type { Day, UnitId } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ScopedDb } from '../db/scoped-db.ts';
import { WorkingDays } from './working-days.ts';

/** Districts that are remembered: more than one installation has. */
const REMEMBERED = 500;

interface Kept {
  version: string;
  days: WorkingDays;
}

interface Asked {
  district: UnitId;
  version: string;
  /** Null when they are known at this version. */
  said: { days: Record<Day, boolean>; years: number[] } | null;
}

/**
 * The working calendar of the district that a unit lies in. What a district says about its days is kept until its version
 * in the database is another one: one small query each time, and right from the commit of a change on.
 */
@Injectable()
export class WorkingCalendar {
  private readonly districts = new LRUCache<UnitId, Kept>({ max: REMEMBERED });
  private readonly plain = new WorkingDays();

  constructor(private readonly db: ScopedDb) {}

  /** For a unit above the districts, or one that there is not, the calendar as it was published. */
  async of(unitId: UnitId): Promise<WorkingDays> {
    const kept = new Map(this.districts.entries());
    const versions = Object.fromEntries([...kept].map(([id, { version }]) => [id, version]));
    const [asked] = await this.db.manager.query<Asked[]>(
      `SELECT d.id AS district, COALESCE(c.version::text, '') AS version,
         CASE WHEN COALESCE(c.version::text, '') IS DISTINCT FROM $2::jsonb ->> d.id::text
           THEN jsonb_build_object('days', COALESCE(c.days, '{}'), 'years', COALESCE(c.years, '[]')) END AS said
       FROM core_pub.unit_v1 u
       JOIN core_pub.unit_v1 d ON d.level = 'district' AND d.id = ANY (string_to_array(u.path, '.')::integer[])
       LEFT JOIN core_pub.calendar_v1 c ON c.district_id = d.id
       WHERE u.id = $1`,
      [unitId, JSON.stringify(versions)],
    );
    if (!asked) return this.plain;
    const { district, version, said } = asked;
    const known = kept.get(district);
    if (said === null && known) return known.days;
    const days = new WorkingDays({ days: new Map(Object.entries(said?.days ?? {})), years: new Set(said?.years) });
    this.districts.set(district, { version, days });
    return days;
  }
}
