import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { HireAction, HireMatch, HirePost, HireProblem, HireState } from '../../contract/index.ts';

@Entity('hire')
export class HireRow extends CreatedRecordEntity<HireState> {
  @Column({ name: 'batch_id', type: 'uuid', update: false })
  batchId!: string;

  @Column({ name: 'batch_title', type: 'text', update: false })
  batchTitle!: string;

  @Column('text')
  name!: string;

  @Column({ name: 'organisation_id', type: 'uuid', update: false })
  organisationId!: string;

  @Column({ name: 'organisation_name', type: 'text', update: false })
  organisationName!: string;

  @Column({ type: 'text', update: false })
  post!: HirePost;

  @Column({ name: 'starts_on', type: 'date', nullable: true })
  startsOn!: Day | null;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  @Column({ name: 'person_made', type: 'boolean', default: false })
  personMade!: boolean;

  @Column({ name: 'is_other', type: 'boolean', default: false })
  isOther!: boolean;

  @Column({ name: 'appointment_id', type: 'uuid', nullable: true })
  appointmentId!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  problem!: HireProblem | null;

  @Column({ type: 'jsonb', nullable: true })
  matches!: HireMatch[] | null;

  @Column({ name: 'carried_until', type: 'timestamptz', nullable: true })
  carriedUntil!: Date | null;

  /** The day on which person and appointment were in core. */
  @Column({ name: 'done_on', type: 'date', nullable: true })
  doneOn!: Day | null;
}

@Entity('hire_event')
export class HireEventRow extends HistoryEntity<HireAction> {
  @Column({ name: 'hire_id', type: 'uuid' })
  hireId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  said!: string | null;
}
