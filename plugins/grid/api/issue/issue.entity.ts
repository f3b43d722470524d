import { HistoryEntity, RecordEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { IssueCategory, IssueEvent, IssueOutcome, IssueState } from '../../contract/index.ts';

@Entity('issue')
export class IssueRow extends RecordEntity<IssueState> {
  /** Given by the database. */
  @Column({ type: 'text', insert: false, update: false })
  no!: string;

  @Column('text')
  category!: IssueCategory;

  @Column('text')
  text!: string;

  @Column({ type: 'text', nullable: true })
  place!: string | null;

  @Column({ type: 'text', nullable: true })
  outcome!: IssueOutcome | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'named_body', type: 'text', nullable: true })
  namedBody!: string | null;

  @Column({ type: 'text', nullable: true })
  reply!: string | null;

  @Column({ name: 'reporter_id', type: 'uuid', update: false })
  reporterId!: string;

  @Column({ name: 'handler_id', type: 'uuid', nullable: true })
  handlerId!: string | null;

  @Column({ name: 'resolved_by', type: 'uuid', nullable: true })
  resolvedBy!: string | null;

  @Column({ name: 'verified_by', type: 'uuid', nullable: true })
  verifiedBy!: string | null;

  @Column({ name: 'reported_at', type: 'timestamptz', update: false })
  reportedAt!: Date;

  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'due_unpublished', type: 'integer', nullable: true })
  dueUnpublished!: number | null;

  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true })
  resolvedAt!: Date | null;
}

@Entity('issue_event')
export class IssueEventRow extends HistoryEntity<IssueEvent['action']> {
  @Column({ name: 'issue_id', type: 'uuid' })
  issueId!: string;

  @Column({ name: 'handler_id', type: 'uuid', nullable: true })
  handlerId!: string | null;

  @Column({ type: 'text', nullable: true })
  outcome!: IssueOutcome | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'named_body', type: 'text', nullable: true })
  namedBody!: string | null;

  @Column({ type: 'text', nullable: true })
  reply!: string | null;
}
