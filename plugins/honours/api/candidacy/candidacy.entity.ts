import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { CandidacyAction, CandidacyState, HonourClass } from '../../contract/index.ts';

@Entity('candidacy')
export class CandidacyRow extends CreatedRecordEntity<CandidacyState> {
  @Column({ name: 'nomination_id', type: 'uuid' })
  nominationId!: string;

  @Column('text')
  no!: string;

  @Column({ name: 'round_title', type: 'text' })
  roundTitle!: string;

  @Column('text')
  class!: HonourClass;

  @Column({ type: 'uuid', array: true })
  involved!: string[];

  @Column({ name: 'notice_id', type: 'uuid', nullable: true })
  noticeId!: string | null;

  @Column({ name: 'objected_on', type: 'date', nullable: true })
  objectedOn!: Day | null;

  @Column({ type: 'text', nullable: true })
  finding!: string | null;

  @Column({ name: 'award_id', type: 'uuid', nullable: true })
  awardId!: string | null;
}

@Entity('candidacy_event')
export class CandidacyEventRow extends HistoryEntity<CandidacyAction> {
  @Column({ name: 'candidacy_id', type: 'uuid' })
  candidacyId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'integer', nullable: true })
  days!: number | null;
}
