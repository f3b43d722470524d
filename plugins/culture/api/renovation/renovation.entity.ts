import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { RenovationAction, RenovationState, VenueKind } from '../../contract/index.ts';

@Entity('renovation')
export class RenovationRow extends CreatedRecordEntity<RenovationState> {
  @Column({ name: 'venue_id', type: 'uuid' })
  venueId!: string;

  @Column('text', { name: 'venue_title' })
  venueTitle!: string;

  @Column('text', { name: 'venue_kind' })
  venueKind!: VenueKind;

  @Column('text')
  title!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn!: Day;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn!: Day;

  @Column({ name: 'begun_on', type: 'date', nullable: true })
  begunOn!: Day | null;

  @Column({ name: 'accepted_on', type: 'date', nullable: true })
  acceptedOn!: Day | null;

  @Column({ name: 'opened_on', type: 'date', nullable: true })
  openedOn!: Day | null;
}

@Entity('renovation_event')
export class RenovationEventRow extends HistoryEntity<RenovationAction> {
  @Column({ name: 'renovation_id', type: 'uuid' })
  renovationId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
