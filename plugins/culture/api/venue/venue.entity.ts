import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { VenueAction, VenueState } from '../../contract/index.ts';

@Entity('venue')
export class VenueRow extends CreatedRecordEntity<VenueState> {
  @Column('text')
  title!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('venue_event')
export class VenueEventRow extends HistoryEntity<VenueAction> {
  @Column({ name: 'venue_id', type: 'uuid' })
  venueId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
