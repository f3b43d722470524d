import { ScopedEntity } from '@linli/sdk-server';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IssueAction, IssueCategory, IssueOutcome, IssueState } from '../../contract/index.ts';

@Entity('issue')
export class IssueRow extends ScopedEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Given by the database. */
  @Column({ type: 'text', insert: false, update: false })
  no!: string;

  @Column('text')
  category!: IssueCategory;

  @Column('text')
  text!: string;

  @Column({ type: 'text', nullable: true })
  place!: string | null;

  @Column('text')
  state!: IssueState;

  @Column({ name: 'state_since', type: 'timestamptz' })
  stateSince!: Date;

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

  @Column('integer')
  version!: number;
}

@Entity('issue_event')
export class IssueEventRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ name: 'issue_id', type: 'uuid' })
  issueId!: string;

  @Column('text')
  action!: 'report' | IssueAction;

  @Column('timestamptz')
  at!: Date;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId!: string;

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
