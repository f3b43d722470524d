import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { FundAction, FundSource, FundState } from '../../contract/index.ts';
import { FEN } from '../ledger/ledger.entity.ts';

@Entity('fund')
export class FundRow extends CreatedRecordEntity<FundState> {
  @Column('text')
  title!: string;

  @Column('text')
  source!: FundSource;

  @Column('integer')
  year!: number;

  @Column({ type: 'bigint', transformer: FEN })
  fen!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'approved_on', type: 'date', nullable: true })
  approvedOn!: Day | null;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: Day | null;
}

@Entity('fund_event')
export class FundEventRow extends HistoryEntity<FundAction> {
  @Column({ name: 'fund_id', type: 'uuid' })
  fundId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
