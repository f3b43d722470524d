import type { Day, OrganisationType, PostTypeId } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { TrainingClassAction, TrainingClassState } from '../../contract/index.ts';

@Entity('training_class')
export class TrainingClassRow extends CreatedRecordEntity<TrainingClassState> {
  @Column({ name: 'programme_id', type: 'uuid' })
  programmeId!: string;

  @Column({ name: 'programme_title', type: 'text' })
  programmeTitle!: string;

  @Column('text')
  title!: string;

  @Column('text', { array: true })
  posts!: PostTypeId[];

  /** None: every body. */
  @Column('text', { array: true })
  bodies!: OrganisationType[];

  @Column('integer')
  seats!: number;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn!: Day;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn!: Day;

  @Column('text')
  place!: string;

  @Column({ name: 'certificate_type_id', type: 'uuid', nullable: true })
  certificateTypeId!: string | null;

  @Column({ name: 'certificate_title', type: 'text', nullable: true })
  certificateTitle!: string | null;

  @Column({ type: 'text', nullable: true })
  timetable!: string | null;

  @Column({ name: 'on_holidays', type: 'boolean' })
  onHolidays!: boolean;

  @Column({ name: 'finished_on', type: 'date', nullable: true })
  finishedOn!: Day | null;
}

@Entity('training_class_event')
export class TrainingClassEventRow extends HistoryEntity<TrainingClassAction> {
  @Column({ name: 'training_class_id', type: 'uuid' })
  trainingClassId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
