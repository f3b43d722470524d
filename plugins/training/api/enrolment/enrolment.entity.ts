import type { Day, PostTypeId } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { ANSWER_DOORS, ClassResult, EnrolmentAction, EnrolmentState } from '../../contract/index.ts';

@Entity('enrolment')
export class EnrolmentRow extends CreatedRecordEntity<EnrolmentState> {
  @Column({ name: 'class_id', type: 'uuid' })
  classId!: string;

  @Column({ name: 'class_title', type: 'text' })
  classTitle!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'person_name', type: 'text' })
  personName!: string;

  /** Whose it is to answer; null for somebody without an account. */
  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId!: string | null;

  @Column({ name: 'appointment_id', type: 'uuid' })
  appointmentId!: string;

  @Column('text')
  post!: PostTypeId;

  @Column('text')
  organisation!: string;

  @Column({ type: 'text', nullable: true })
  result!: ClassResult | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'completed_on', type: 'date', nullable: true })
  completedOn!: Day | null;
}

@Entity('enrolment_event')
export class EnrolmentEventRow extends HistoryEntity<EnrolmentAction> {
  @Column({ name: 'enrolment_id', type: 'uuid' })
  enrolmentId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  door!: (typeof ANSWER_DOORS)[number] | null;

  @Column({ type: 'text', nullable: true })
  result!: ClassResult | null;
}
