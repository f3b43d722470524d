import type { Day, PostTypeId } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { AppraisalAction, AppraisalState, Finding } from '../../contract/index.ts';

@Entity('appraisal')
export class AppraisalRow extends CreatedRecordEntity<AppraisalState> {
  @Column({ name: 'round_id', type: 'uuid' })
  roundId!: string;

  @Column({ name: 'round_title', type: 'text' })
  roundTitle!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'person_name', type: 'text' })
  personName!: string;

  /** Whose it is to reply; null for somebody without an account. */
  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId!: string | null;

  @Column({ name: 'appointment_id', type: 'uuid' })
  appointmentId!: string;

  @Column('text')
  post!: PostTypeId;

  @Column('text')
  organisation!: string;

  @Column('text', { array: true })
  points!: string[];

  @Column({ name: 'assessor_id', type: 'uuid' })
  assessorId!: string;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn!: Day;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn!: Day;

  @Column('jsonb', { nullable: true })
  findings!: Finding[] | null;

  @Column({ type: 'text', nullable: true })
  summary!: string | null;

  @Column({ type: 'text', nullable: true })
  reply!: string | null;

  @Column({ name: 'reply_until', type: 'timestamptz', nullable: true })
  replyUntil!: Date | null;
}

@Entity('appraisal_event')
export class AppraisalEventRow extends HistoryEntity<AppraisalAction> {
  @Column({ name: 'appraisal_id', type: 'uuid' })
  appraisalId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
