import { createHash } from 'node:crypto';
import type { UnitId } from '@linli/contracts';
import { ScopedDb, Todos } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

const TYPE = 'funds.subsidy-street';
const KIND = 'funds.subsidy-run.to-pay';

interface StreetOfRun {
  runId: string;
  title: string;
  unitId: UnitId;
  unit: string;
  waiting: number;
}

/** A released run waits for the finance of each street: one todo a street, however many entries it has. */
@Injectable()
export class StreetTodos {
  constructor(
    private readonly db: ScopedDb,
    private readonly todos: Todos,
  ) {}

  /**
   * Brings the todos of a run's streets up to date: of all of them, or of the one that a unit stands in. Whoever acts in a
   * part of a street does not know what the rest of it waits for, and leaves its todo as it is.
   */
  async update(runId: string, at?: UnitId): Promise<void> {
    for (const street of await this.streetsOf(runId, at)) {
      const record = {
        type: TYPE,
        id: idOf(street),
        title: `${street.title} · ${street.unit}`,
        route: `subsidy-runs/${runId}`,
        unitId: street.unitId,
      };
      await this.todos.set(record, street.waiting > 0 ? [{ kind: KIND }] : []);
    }
  }

  private streetsOf(runId: string, at: UnitId | undefined): Promise<StreetOfRun[]> {
    return this.db.manager.query<StreetOfRun[]>(
      `SELECT e.run_id AS "runId", e.run_title AS title, u.id AS "unitId", u.name AS unit,
         count(*) FILTER (WHERE e.state IN ('open', 'failed') AND e.released_on IS NOT NULL)::integer AS waiting
       FROM subsidy_entry e JOIN core_pub.unit_v1 u ON u.id = COALESCE(e.street_id, e.unit_id)
       WHERE e.run_id = $1 AND u.path::public.ltree OPERATOR(public.<@) ANY ((SELECT core_pub.acting_reach())::public.ltree[]) AND ($2::integer IS NULL OR u.id = (
         SELECT COALESCE((SELECT s.id FROM core_pub.unit_v1 s WHERE s.level = 'street' AND s.id::text = ANY (string_to_array(a.path, '.'))), a.id)
         FROM core_pub.unit_v1 a WHERE a.id = $2))
       GROUP BY e.run_id, e.run_title, u.id, u.name ORDER BY u.id`,
      [runId, at ?? null],
    );
  }
}

/** The same for the same street of the same run. */
function idOf({ runId, unitId }: StreetOfRun): string {
  const hex = createHash('sha256').update(`${runId}/${unitId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
