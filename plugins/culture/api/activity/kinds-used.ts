import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ACTIVITY_KINDS, COUNTED_STATES, isPlainMeans } from '../../contract/index.ts';
import type { ActivityKind, KindsUsed, KindsUsedQuery } from '../../contract/index.ts';

/** Which kinds of activities a unit has used: for whoever wonders whether it only ever does the same. */
@Injectable()
export class KindsUsedReport {
  constructor(private readonly db: ScopedDb) {}

  /** In the order of the kinds, not of the numbers: nothing here is a ranking. */
  async tell({ unit, from, to }: KindsUsedQuery): Promise<KindsUsed> {
    const found = await this.db.manager.query<{ kind: ActivityKind; count: number }[]>(
      `SELECT row.kind, count(*)::integer AS count FROM activity AS row
       WHERE row.state = ANY ($1) AND row.held_on BETWEEN $2::date AND $3::date AND ($4::integer IS NULL
         OR row.unit_path OPERATOR(public.<@) (SELECT u.path::public.ltree FROM core_pub.unit_v1 AS u WHERE u.id = $4))
       GROUP BY row.kind`,
      [[...COUNTED_STATES], from, to, unit ?? null],
    );
    const items = ACTIVITY_KINDS.flatMap((kind) => found.filter((each) => each.kind === kind));
    const total = items.reduce((sum, { count }) => sum + count, 0);
    return { items, total, onlyPlain: total > 0 && items.every(({ kind }) => isPlainMeans(kind)) };
  }
}
