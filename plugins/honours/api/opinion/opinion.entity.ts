import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { OpinionAction, OpinionState } from '../../contract/index.ts';

@Entity('opinion')
export class OpinionRow extends CreatedRecordEntity<OpinionState> {
  @Column({ name: 'candidacy_id', type: 'uuid' })
  candidacyId!: string;

  @Column('text')
  no!: string;

  @Column({ name: 'organisation_id', type: 'uuid' })
  organisationId!: string;

  @Column({ name: 'organisation_name', type: 'text' })
  organisationName!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: Day;

  @Column({ type: 'text', nullable: true })
  verdict!: 'no-objection' | 'concern' | null;

  @Column({ type: 'text', nullable: true })
  words!: string | null;

  @Column({ name: 'signed_by', type: 'text', nullable: true })
  signedBy!: string | null;
}

@Entity('opinion_event')
export class OpinionEventRow extends HistoryEntity<OpinionAction> {
  @Column({ name: 'opinion_id', type: 'uuid' })
  opinionId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
