import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { AftercareAction, AftercareState } from '../../contract/index.ts';

@Entity('aftercare')
export class AftercareRow extends CreatedRecordEntity<AftercareState> {
  @Column({ name: 'award_id', type: 'uuid' })
  awardId!: string;

  @Column('text')
  what!: string;

  @Column({ name: 'promised_by', type: 'text' })
  promisedBy!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: Day;

  @Column({ name: 'done_on', type: 'date', nullable: true })
  doneOn!: Day | null;

  @Column({ type: 'text', nullable: true })
  result!: string | null;
}

@Entity('aftercare_event')
export class AftercareEventRow extends HistoryEntity<AftercareAction> {
  @Column({ name: 'aftercare_id', type: 'uuid' })
  aftercareId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
