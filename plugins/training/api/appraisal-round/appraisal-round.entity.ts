import type { Day, PostTypeId } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { AppraisalRoundAction, AppraisalRoundState } from '../../contract/index.ts';

@Entity('appraisal_round')
export class AppraisalRoundRow extends CreatedRecordEntity<AppraisalRoundState> {
  @Column('text')
  title!: string;

  @Column('text')
  body!: string;

  @Column('text', { array: true })
  posts!: PostTypeId[];

  @Column('text', { array: true })
  points!: string[];

  @Column({ name: 'starts_on', type: 'date' })
  startsOn!: Day;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn!: Day;

  @Column({ name: 'assessor_id', type: 'uuid', nullable: true })
  assessorId!: string | null;
}

@Entity('appraisal_round_event')
export class AppraisalRoundEventRow extends HistoryEntity<AppraisalRoundAction> {
  @Column({ name: 'appraisal_round_id', type: 'uuid' })
  appraisalRoundId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Its last day as it was said in this step. */
  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn!: Day | null;
}
