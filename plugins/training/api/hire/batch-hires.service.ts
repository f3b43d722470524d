import type { Day } from '@linli/contracts';
import { Records, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { EnterHireList, HireListCheck, HireSheet, HireTally, StreetTally } from '../../contract/index.ts';
import type { RecruitmentBatchRow } from '../recruitment-batch/recruitment-batch.entity.ts';
import { HireRow } from './hire.entity.ts';
import { HireListFaultyError, NamesakesError } from './hire.errors.ts';
import { HireListService } from './hire-list.service.ts';
import type { CheckedList } from './hire-list.service.ts';
import { hireRecord } from './hire.record.ts';

type Batch = Pick<RecruitmentBatchRow, 'id' | 'title' | 'unitId'>;

/** The list of a batch, as the batch deals with it. */
@Injectable()
export class BatchHires {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly lists: HireListService,
  ) {}

  async tally(batchId: string): Promise<HireTally> {
    const [row] = await this.db.manager.query<HireTally[]>(
      `SELECT count(*) FILTER (WHERE state = 'listed')::integer AS listed, count(*) FILTER (WHERE state = 'pending')::integer AS pending,
         count(*) FILTER (WHERE state = 'refused')::integer AS refused, count(*) FILTER (WHERE state = 'done')::integer AS done,
         count(*) FILTER (WHERE state IN ('removed', 'dropped'))::integer AS gone
       FROM hire WHERE batch_id = $1`,
      [batchId],
    );
    return row ?? { listed: 0, pending: 0, refused: 0, done: 0, gone: 0 };
  }

  /** By street, or by the unit itself where the body stands above the streets; in the order of the tree. */
  streets(batchId: string): Promise<StreetTally[]> {
    return this.db.manager.query<StreetTally[]>(
      `SELECT jsonb_build_object('id', u.id, 'name', u.name) AS unit, count(*)::integer AS total,
         count(*) FILTER (WHERE h.state = 'done')::integer AS done, count(*) FILTER (WHERE h.state = 'refused')::integer AS refused
       FROM hire h JOIN core_pub.unit_v1 u ON u.id = COALESCE(h.street_id, h.unit_id)
       WHERE h.batch_id = $1 AND h.state NOT IN ('removed', 'dropped') GROUP BY u.id, u.name, u.code, u.path ORDER BY u.code, u.path`,
      [batchId],
    );
  }

  async check({ unitId }: Batch, sheet: HireSheet): Promise<HireListCheck> {
    const { rows, total, faulty, namesakes } = await this.lists.check(sheet, unitId);
    return { rows, total, faulty, namesakes };
  }

  /** Puts this list in the place of the one before, of which nothing stays: it was shown to nobody. Answers how many. */
  async enter(batch: Batch, { sheet, namesakes }: Pick<EnterHireList, 'sheet' | 'namesakes'>): Promise<number> {
    const checked = await this.lists.check(sheet, batch.unitId);
    refuseFaulty(checked, namesakes);
    await this.forget(batch.id);
    const createdAt = new Date();
    const by = { createdAt, createdBy: this.db.context.account.id, batchId: batch.id, batchTitle: batch.title };
    for (const row of checked.good) await this.records.begin(hireRecord, { ...row, ...by }, createdAt);
    return checked.good.length;
  }

  async begin(batchId: string, startsOn: Day): Promise<void> {
    const listed = await this.db.manager.findBy(HireRow, { batchId, state: 'listed' });
    for (const { id, version } of listed)
      await this.records.act(hireRecord, id, { action: 'begin', version, patch: { startsOn } });
  }

  /** Those who were never hired are not kept. */
  async forget(batchId: string): Promise<void> {
    await this.db.manager.delete(HireRow, { batchId, state: 'listed' });
  }
}

function refuseFaulty({ rows, faulty }: CheckedList, namesakes: boolean): void {
  const faults = rows.flatMap((row) => row.faults);
  if (faulty > 0)
    throw new HireListFaultyError(
      faulty,
      faults.slice(0, 100).map(({ row, column, code, message }) => ({ field: `rows.${row}.${column}`, code, message })),
    );
  const twice = [...new Set(rows.filter(({ namesake }) => namesake).map(({ name }) => name))];
  if (twice.length > 0 && !namesakes) throw new NamesakesError(twice);
}
