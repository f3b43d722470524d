import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { ClubAction, ClubInterest, ClubState } from '../../contract/index.ts';

@Entity('club')
export class ClubRow extends CreatedRecordEntity<ClubState> {
  @Column('text')
  title!: string;

  @Column('text')
  interest!: ClubInterest;

  @Column('integer')
  size!: number;

  @Column({ name: 'post_in_charge', type: 'text' })
  contactPost!: string;

  @Column({ name: 'venue_id', type: 'uuid', nullable: true })
  venueId!: string | null;

  @Column({ name: 'venue_title', type: 'text', nullable: true })
  venueTitle!: string | null;

  @Column({ name: 'branch_id', type: 'uuid', nullable: true })
  branchId!: string | null;

  @Column({ name: 'branch_name', type: 'text', nullable: true })
  branchName!: string | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('club_event')
export class ClubEventRow extends HistoryEntity<ClubAction> {
  @Column({ name: 'club_id', type: 'uuid' })
  clubId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'branch_name', type: 'text', nullable: true })
  branchName!: string | null;
}
