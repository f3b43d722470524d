import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { HobbyClubAction, HobbyClubState } from '../../contract/index.ts';

@Entity('hobby_club')
export class HobbyClubRow extends CreatedRecordEntity<HobbyClubState> {
  @Column('text')
  title!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('hobby_club_event')
export class HobbyClubEventRow extends HistoryEntity<HobbyClubAction> {
  @Column({ name: 'hobby_club_id', type: 'uuid' })
  hobbyClubId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
