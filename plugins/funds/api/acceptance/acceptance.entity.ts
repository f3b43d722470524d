import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { AcceptanceAction, AcceptanceState, Finding } from '../../contract/index.ts';

@Entity('acceptance')
export class AcceptanceRow extends CreatedRecordEntity<AcceptanceState> {
  @Column({ name: 'project_id', type: 'uuid', update: false })
  projectId!: string;

  @Column({ name: 'project_title', type: 'text', update: false })
  projectTitle!: string;

  /** Whoever wrote the project. */
  @Column({ name: 'project_by', type: 'uuid', update: false })
  projectBy!: string;

  @Column({ type: 'jsonb', update: false })
  items!: string[];

  @Column({ name: 'held_on', type: 'date' })
  heldOn!: Day;

  @Column('text')
  place!: string;

  @Column('integer')
  residents!: number;

  @Column('integer')
  community!: number;

  @Column('integer')
  street!: number;

  @Column('integer')
  specialists!: number;

  @Column('jsonb')
  findings!: Finding[];

  /** What is to be done before it is looked at again. */
  @Column({ type: 'text', nullable: true })
  todo!: string | null;
}

@Entity('acceptance_event')
export class AcceptanceEventRow extends HistoryEntity<AcceptanceAction> {
  @Column({ name: 'acceptance_id', type: 'uuid' })
  acceptanceId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  todo!: string | null;
}
