import type { Page } from '@linli/contracts';
import { AnsweredRecords, ConflictError, Records, ScopedDb } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  CarriedHires,
  DropHire,
  Hire,
  HireDetail,
  HireHistory,
  HireListQuery,
  HireMachine,
  PlainHire,
  RemoveHire,
  SameHire,
} from '../../contract/index.ts';
import { RecruitmentBatchRow } from '../recruitment-batch/recruitment-batch.entity.ts';
import { Staffing } from '../staffing/staffing.ts';
import { HireRow } from './hire.entity.ts';
import { HireAppointedError, HireUnderWayError, NotAMatchError } from './hire.errors.ts';
import { HireCarrier } from './hire-carrier.ts';
import { hiresOf } from './hire.query.ts';
import { hireRecord, hires } from './hire.record.ts';

/** Carried out in one request at most, and side by side. */
const AT_ONCE = 60;
const SIDE_BY_SIDE = 6;

@Injectable()
export class HireService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly carrier: HireCarrier,
    private readonly staffing: Staffing,
  ) {}

  findPage(query: HireListQuery): Promise<Page<Hire>> {
    return this.answered.page(hires, query, hiresOf(query));
  }

  get(id: string): Promise<HireDetail> {
    return this.answered.get(hires, id);
  }

  getHistory(id: string): Promise<HireHistory> {
    return this.answered.history(hires, id);
  }

  /** What came of it stands in the answer: core may have said no. Outside of a transaction. */
  async carry(id: string): Promise<HireDetail> {
    const { context } = this.db;
    await this.carrier.carry(id);
    return this.db.run(context, 'read', () => this.get(id));
  }

  /** Some of those of the batch that wait for it; whoever asks asks on until none waits. Outside of a transaction. */
  async carryBatch(batchId: string): Promise<CarriedHires> {
    const { context } = this.db;
    const free = await this.db.run(context, 'read', () => this.freeOf(batchId));
    const counts = { done: 0, refused: 0, away: 0 };
    const waiting = free.slice(0, AT_ONCE);
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        // Somebody else's hand is on it: it is theirs.
        const carried = await this.carrier.carry(id).catch((error: unknown) => {
          if (error instanceof ConflictError) return null;
          throw error;
        });
        if (carried) counts[carried] += 1;
        // With core away none of the others would get there either.
        if (carried === 'away') waiting.length = 0;
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
    const left = await this.db.run(context, 'read', () =>
      this.db.manager.countBy(HireRow, { batchId, state: 'pending' }),
    );
    return { done: counts.done, refused: counts.refused, waiting: left, away: counts.away > 0 };
  }

  same(id: string, { personId, version }: SameHire): Promise<HireDetail> {
    const patch = ({ matches }: HireRow) => {
      if (!matches?.some((match) => match.id === personId && match.readable)) throw new NotAMatchError();
      return { personId, problem: null, matches: null };
    };
    return this.act(id, { action: 'same', version, patch });
  }

  other(id: string, { version }: PlainHire): Promise<HireDetail> {
    return this.act(id, { action: 'other', version, patch: { isOther: true, problem: null, matches: null } });
  }

  async remove(id: string, { reason, version }: RemoveHire): Promise<HireDetail> {
    const { batchId } = await this.records.act(hireRecord, id, { action: 'remove', version, said: { reason } });
    await this.db.manager.decrement(RecruitmentBatchRow, { id: batchId }, 'listed', 1);
    return this.get(id);
  }

  /** Nothing half stays: whoever was registered for it alone leaves core's list again. */
  async drop(id: string, { reason, version }: DropHire): Promise<HireDetail> {
    const patch = async ({ personId, personMade, organisationId, post, carriedUntil }: HireRow) => {
      if (carriedUntil !== null && carriedUntil > new Date()) throw new HireUnderWayError();
      if (personId !== null && (await this.staffing.findAppointment({ personId, organisationId, post })))
        throw new HireAppointedError();
      if (personId !== null && personMade) await this.staffing.release(personId, reason);
      return { problem: null, matches: null };
    };
    return this.act(id, { action: 'drop', version, patch, said: { reason } });
  }

  private act(id: string, step: WantedStep<HireMachine, HireRow>): Promise<HireDetail> {
    return this.answered.act(hires, id, step);
  }

  /** Those that wait and that nobody has in hand. */
  private async freeOf(batchId: string): Promise<string[]> {
    const rows = await this.db.manager.query<{ id: string }[]>(
      `SELECT id FROM hire WHERE batch_id = $1 AND state = 'pending' AND (carried_until IS NULL OR carried_until < now()) ORDER BY id`,
      [batchId],
    );
    return rows.map(({ id }) => id);
  }
}
