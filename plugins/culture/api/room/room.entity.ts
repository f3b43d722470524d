import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { RoomAction, RoomState, VenueFunction } from '../../contract/index.ts';

@Entity('room')
export class RoomRow extends CreatedRecordEntity<RoomState> {
  @Column({ name: 'venue_id', type: 'uuid' })
  venueId!: string;

  @Column('text', { name: 'venue_title' })
  venueTitle!: string;

  @Column('text')
  title!: string;

  @Column('integer')
  seats!: number;

  @Column('text', { array: true })
  functions!: VenueFunction[];

  @Column('integer', { name: 'walk_in_share' })
  walkInShare!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('room_event')
export class RoomEventRow extends HistoryEntity<RoomAction> {
  @Column({ name: 'room_id', type: 'uuid' })
  roomId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
