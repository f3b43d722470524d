import type { Page } from '@linli/contracts';
import { AnsweredRecords, Records, ScopedDb, sql } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { fenOf } from '../../contract/index.ts';
import type {
  Allocation,
  AllocationDetail,
  AllocationHistory,
  AllocationListQuery,
  AllocationMachine,
  AllocationReason,
  AllocationState,
  FileAllocation,
} from '../../contract/index.ts';
import { AllocationPosting } from './allocation-posting.ts';
import type { AllocationRow } from './allocation.entity.ts';
import { allocationRecord as record, allocations } from './allocation.record.ts';

const OPEN: readonly AllocationState[] = ['filed', 'checked'];

@Injectable()
export class AllocationService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly posting: AllocationPosting,
  ) {}

  findPage(query: AllocationListQuery): Promise<Page<Allocation>> {
    const where = query.fund === undefined ? [] : [sql`row.fund_id = ${query.fund}::uuid`];
    return this.answered.page(allocations, query, { where });
  }

  async get(id: string): Promise<AllocationDetail> {
    const shown = await this.answered.get(allocations, id);
    const giverHas = OPEN.includes(shown.state)
      ? await this.posting.giverHas(await this.records.get(record, id))
      : null;
    return { ...shown, giverHas };
  }

  getHistory(id: string): Promise<AllocationHistory> {
    return this.answered.history(allocations, id);
  }

  async file({ amount, note, ...asked }: FileAllocation): Promise<AllocationDetail> {
    const { title: fundTitle } = await this.posting.check(asked);
    const begun = { checkedBy: null, approvedOn: null, lineId: null, entryId: null };
    const values = { ...asked, ...begun, fundTitle, fen: fenOf(amount), note: note ?? null };
    return this.get((await this.answered.begin(allocations, values)).id);
  }

  check(id: string, version: number): Promise<AllocationDetail> {
    const patch = async (row: AllocationRow) => {
      await this.posting.checkGiver(row);
      return { checkedBy: this.db.context.account.id };
    };
    return this.act(id, { action: 'check', version, patch });
  }

  /** From now on the money is there. */
  approve(id: string, version: number): Promise<AllocationDetail> {
    return this.act(id, { action: 'approve', version, patch: (row) => this.posting.post(row) });
  }

  undo(id: string, { reason, version }: AllocationReason): Promise<AllocationDetail> {
    const patch = async (row: AllocationRow) => {
      await this.posting.undo(row, reason);
      return {};
    };
    return this.act(id, { action: 'undo', version, patch, said: { reason } });
  }

  /** Steps that end it without anything having been given. */
  end(
    id: string,
    action: 'turn-down' | 'refuse' | 'withdraw',
    { reason, version }: AllocationReason,
  ): Promise<AllocationDetail> {
    return this.act(id, { action, version, said: { reason } });
  }

  private async act(id: string, step: WantedStep<AllocationMachine, AllocationRow>): Promise<AllocationDetail> {
    await this.records.act(record, id, step);
    return this.get(id);
  }
}
