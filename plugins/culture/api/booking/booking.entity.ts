import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { BookingAction, BookingDetail, BookingState, VenueFunction } from '../../contract/index.ts';

@Entity('booking')
export class BookingRow extends CreatedRecordEntity<BookingState> {
  @Column({ name: 'venue_id', type: 'uuid' })
  venueId!: string;

  @Column('text', { name: 'venue_title' })
  venueTitle!: string;

  @Column({ name: 'room_id', type: 'uuid' })
  roomId!: string;

  @Column('text', { name: 'room_title' })
  roomTitle!: string;

  @Column('date')
  day!: Day;

  @Column({ name: 'begins_at', type: 'timestamptz' })
  beginsAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;

  @Column('text')
  use!: VenueFunction;

  @Column('text')
  purpose!: string;

  @Column('integer')
  expected!: number;

  @Column({ name: 'head_count', type: 'integer', nullable: true })
  headCount!: number | null;

  @Column('text', { name: 'asker_kind' })
  askerKind!: BookingDetail['askerKind'];

  @Column({ type: 'text', nullable: true })
  asker!: string | null;

  /** As it was kept before it was sealed. */
  @Column({ name: 'caller_phone', type: 'text', nullable: true })
  callerPhone!: string | null;

  @Column({ name: 'caller_sealed', type: 'text', nullable: true })
  callerSealed!: string | null;
}

@Entity('booking_event')
export class BookingEventRow extends HistoryEntity<BookingAction> {
  @Column({ name: 'booking_id', type: 'uuid' })
  bookingId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
