import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { SixMustItem, SixMustListAction, SixMustListState } from '../../contract/index.ts';

@Entity('six_must_list')
export class SixMustListRow extends CreatedRecordEntity<SixMustListState> {
  @Column('text')
  title!: string;

  @Column('jsonb')
  items!: SixMustItem[];

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'in_force_from', type: 'date', nullable: true })
  inForceFrom!: Day | null;

  @Column({ name: 'in_force_until', type: 'date', nullable: true })
  inForceUntil!: Day | null;
}

@Entity('six_must_list_event')
export class SixMustListEventRow extends HistoryEntity<SixMustListAction> {
  @Column({ name: 'six_must_list_id', type: 'uuid' })
  sixMustListId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
