import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { TrainingClassAction, TrainingClassState } from '../../contract/index.ts';

@Entity('training_class')
export class TrainingClassRow extends CreatedRecordEntity<TrainingClassState> {
  @Column('text')
  title!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('training_class_event')
export class TrainingClassEventRow extends HistoryEntity<TrainingClassAction> {
  @Column({ name: 'training_class_id', type: 'uuid' })
  trainingClassId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
