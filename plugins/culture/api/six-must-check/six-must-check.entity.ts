import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { CheckedItem, SixMustCheckAction, SixMustCheckState } from '../../contract/index.ts';

@Entity('six_must_check')
export class SixMustCheckRow extends CreatedRecordEntity<SixMustCheckState> {
  @Column({ name: 'venue_id', type: 'uuid' })
  venueId!: string;

  @Column('text', { name: 'venue_title' })
  venueTitle!: string;

  @Column({ name: 'list_id', type: 'uuid' })
  listId!: string;

  @Column('text', { name: 'list_title' })
  listTitle!: string;

  @Column({ name: 'checked_on', type: 'date' })
  checkedOn!: Day;

  @Column('jsonb')
  items!: CheckedItem[];

  @Column('integer')
  met!: number;
}

@Entity('six_must_check_event')
export class SixMustCheckEventRow extends HistoryEntity<SixMustCheckAction> {
  @Column({ name: 'six_must_check_id', type: 'uuid' })
  sixMustCheckId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
