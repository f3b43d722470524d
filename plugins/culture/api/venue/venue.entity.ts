import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { VenueAction, VenueDetail, VenueFunction, VenueKind, VenueState } from '../../contract/index.ts';

@Entity('venue')
export class VenueRow extends CreatedRecordEntity<VenueState> {
  @Column('text')
  title!: string;

  @Column('text')
  kind!: VenueKind;

  @Column('text')
  address!: string;

  @Column('text', { array: true })
  functions!: VenueFunction[];

  @Column('text', { array: true })
  hours!: string[];

  @Column('text', { name: 'holiday_hours' })
  holidayHours!: string;

  @Column('integer', { name: 'week_minutes' })
  weekMinutes!: number;

  @Column('integer', { name: 'evening_minutes' })
  eveningMinutes!: number;

  @Column('integer', { name: 'weekend_minutes' })
  weekendMinutes!: number;

  @Column('text', { array: true })
  access!: VenueDetail['access'];

  @Column({ name: 'how_to_book', type: 'text', nullable: true })
  howToBook!: string | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'opened_on', type: 'date', nullable: true })
  openedOn!: Day | null;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: Day | null;

  @Column({ name: 'suspended_reason', type: 'text', nullable: true })
  suspendedReason!: string | null;

  @Column({ name: 'suspended_until', type: 'date', nullable: true })
  suspendedUntil!: Day | null;
}

@Entity('venue_event')
export class VenueEventRow extends HistoryEntity<VenueAction> {
  @Column({ name: 'venue_id', type: 'uuid' })
  venueId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'date', nullable: true })
  until!: Day | null;
}
