import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { AwardRoundAction, AwardRoundState, HonourClass } from '../../contract/index.ts';

@Entity('award_round')
export class AwardRoundRow extends CreatedRecordEntity<AwardRoundState> {
  @Column({ name: 'scheme_id', type: 'uuid' })
  schemeId!: string;

  @Column({ name: 'scheme_title', type: 'text' })
  schemeTitle!: string;

  @Column('text', { array: true })
  classes!: HonourClass[];

  @Column('text')
  title!: string;

  @Column('integer')
  year!: number;

  @Column({ name: 'opens_on', type: 'date' })
  opensOn!: Day;

  @Column({ name: 'closes_on', type: 'date' })
  closesOn!: Day;

  @Column('integer')
  seats!: number;

  @Column({ name: 'concluded_on', type: 'date', nullable: true })
  concludedOn!: Day | null;
}

@Entity('award_round_event')
export class AwardRoundEventRow extends HistoryEntity<AwardRoundAction> {
  @Column({ name: 'award_round_id', type: 'uuid' })
  awardRoundId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
