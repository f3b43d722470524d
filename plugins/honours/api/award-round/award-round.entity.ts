import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { AwardRoundAction, AwardRoundState } from '../../contract/index.ts';

@Entity('award_round')
export class AwardRoundRow extends CreatedRecordEntity<AwardRoundState> {
  @Column('text')
  title!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('award_round_event')
export class AwardRoundEventRow extends HistoryEntity<AwardRoundAction> {
  @Column({ name: 'award_round_id', type: 'uuid' })
  awardRoundId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
