import type { Day, PostTypeId } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { GRADE_BASES, Grade, GradeChangeAction, GradeChangeState } from '../../contract/index.ts';

@Entity('grade_change')
export class GradeChangeRow extends CreatedRecordEntity<GradeChangeState> {
  @Column({ name: 'appointment_id', type: 'uuid' })
  appointmentId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'person_name', type: 'text' })
  personName!: string;

  @Column('text')
  post!: PostTypeId;

  @Column('text')
  organisation!: string;

  @Column({ name: 'before_band', type: 'text', nullable: true })
  beforeBand!: Grade['band'] | null;

  @Column({ name: 'before_level', type: 'integer', nullable: true })
  beforeLevel!: number | null;

  @Column('text')
  band!: Grade['band'];

  @Column('integer')
  level!: number;

  @Column('date')
  since!: Day;

  @Column('text')
  basis!: (typeof GRADE_BASES)[number];

  @Column('text')
  paper!: string;
}

@Entity('grade_change_event')
export class GradeChangeEventRow extends HistoryEntity<GradeChangeAction> {
  @Column({ name: 'grade_change_id', type: 'uuid' })
  gradeChangeId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
