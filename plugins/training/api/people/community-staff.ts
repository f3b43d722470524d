import type { HeldAppointment, PostTypeId, UnitId } from '@linli/contracts';
import { PlatformClock, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { STAFF_BODIES } from '../../contract/index.ts';
import { People } from './people.ts';

/** Whom a community employs: who is appraised and has a grade. */
@Injectable()
export class CommunityStaff {
  constructor(
    private readonly db: ScopedDb,
    private readonly people: People,
    private readonly clock: PlatformClock,
  ) {}

  /**
   * Everybody who holds one of the posts in a body of a community today, once, by the post that they have held longest:
   * whoever is secretary and director at the same time is one of the staff.
   */
  async holding(posts: readonly PostTypeId[], unitId?: UnitId): Promise<HeldAppointment[]> {
    const asOf = this.clock.today();
    const found: HeldAppointment[] = [];
    for (const post of posts)
      found.push(...(await this.people.holding({ post, asOf, ...(unitId === undefined ? {} : { unitId }) })));
    const inside = await this.belowStreets(found.map((each) => each.unitId));
    const staff = found.filter((each) => isOfStaff(each) && inside.has(each.unitId)).sort(longestFirst);
    const once = new Map<string, HeldAppointment>();
    for (const each of staff) if (!once.has(each.person.id)) once.set(each.person.id, each);
    return [...once.values()];
  }

  /** Those of streets and the district are officials. */
  private async belowStreets(units: readonly UnitId[]): Promise<ReadonlySet<UnitId>> {
    const rows = await this.db.manager.query<{ id: UnitId }[]>(
      `SELECT id FROM core_pub.unit_v1 WHERE level IN ('community', 'grid') AND id = ANY ($1::integer[])`,
      [[...new Set(units)]],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

const isOfStaff = ({ organisation }: HeldAppointment) =>
  (STAFF_BODIES as readonly string[]).includes(organisation.type);

const longestFirst = (a: HeldAppointment, b: HeldAppointment) =>
  a.validFrom.localeCompare(b.validFrom) || a.id.localeCompare(b.id);
