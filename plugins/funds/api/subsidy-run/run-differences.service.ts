import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { MAX_DIFFERENCES } from '../../contract/index.ts';
import type { SubsidyDifferences } from '../../contract/index.ts';
import { SubsidyRunRow } from './subsidy-run.entity.ts';

type Difference = SubsidyDifferences['items'][number];

/** What changed since the run before, among those whom the asker may see. */
const DIFFERENCES = `
  WITH now AS (SELECT * FROM subsidy_entry WHERE run_id = $1 AND state <> 'removed'),
    last AS (SELECT * FROM subsidy_entry WHERE run_id = $2 AND state <> 'removed')
  SELECT 'moved' AS kind, n.person_name AS person, n.organisation_name AS organisation, l.organisation_name AS before
  FROM now n JOIN LATERAL (SELECT * FROM last WHERE last.person_id = n.person_id ORDER BY last.appointment_id LIMIT 1) l ON true
  WHERE NOT EXISTS (SELECT FROM last s WHERE s.person_id = n.person_id AND s.organisation_id = n.organisation_id
    AND s.computed_unit = n.computed_unit)
  UNION ALL
  SELECT 'new', n.person_name, n.organisation_name, NULL FROM now n
  WHERE NOT EXISTS (SELECT FROM last l WHERE l.person_id = n.person_id)
  UNION ALL
  SELECT 'left', l.person_name, l.organisation_name, NULL FROM last l
  WHERE NOT EXISTS (SELECT FROM now n WHERE n.person_id = l.person_id)`;

@Injectable()
export class RunDifferences {
  constructor(private readonly db: ScopedDb) {}

  async of(runId: string): Promise<SubsidyDifferences> {
    const { manager } = this.db;
    const run = await this.db.get(SubsidyRunRow, runId, 'funds.subsidy-run.not-found');
    const [last] = await manager.query<{ id: string; title: string }[]>(
      `SELECT id, title FROM subsidy_run WHERE scheme_id = $1 AND id <> $2 AND released_on IS NOT NULL AND created_at < $3
       ORDER BY released_on DESC, created_at DESC LIMIT 1`,
      [run.schemeId, runId, run.createdAt],
    );
    const counts = { new: 0, left: 0, moved: 0 };
    if (!last) return { last: null, counts, items: [] };
    const all = await manager.query<Difference[]>(`${DIFFERENCES} ORDER BY 1, 3, 2`, [runId, last.id]);
    for (const { kind } of all) counts[kind] += 1;
    return { last, counts, items: all.slice(0, MAX_DIFFERENCES) };
  }
}
