import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { AllocationAction, AllocationState, FundCategory, Giver } from '../../contract/index.ts';
import { FEN } from '../ledger/ledger.entity.ts';

@Entity('allocation')
export class AllocationRow extends CreatedRecordEntity<AllocationState> {
  @Column('text')
  title!: string;

  @Column({ name: 'fund_id', type: 'uuid' })
  fundId!: string;

  @Column({ name: 'fund_title', type: 'text' })
  fundTitle!: string;

  @Column('text')
  giver!: Giver;

  @Column('text')
  category!: FundCategory;

  @Column({ type: 'bigint', transformer: FEN })
  fen!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'checked_by', type: 'uuid', nullable: true })
  checkedBy!: string | null;

  @Column({ name: 'approved_on', type: 'date', nullable: true })
  approvedOn!: Day | null;

  @Column({ name: 'line_id', type: 'uuid', nullable: true })
  lineId!: string | null;

  @Column({ name: 'entry_id', type: 'uuid', nullable: true })
  entryId!: string | null;
}

@Entity('allocation_event')
export class AllocationEventRow extends HistoryEntity<AllocationAction> {
  @Column({ name: 'allocation_id', type: 'uuid' })
  allocationId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
