import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type {
  BudgetItem,
  MEETING_KINDS,
  PROPOSAL_DOORS,
  PROPOSERS,
  ProjectAction,
  ProjectState,
  ProjectType,
} from '../../contract/index.ts';
import { FEN } from '../ledger/ledger.entity.ts';

@Entity('project')
export class ProjectRow extends CreatedRecordEntity<ProjectState> {
  @Column('text')
  title!: string;

  @Column('text')
  type!: ProjectType;

  @Column('text')
  proposer!: (typeof PROPOSERS)[number];

  @Column({ type: 'text', nullable: true })
  door!: (typeof PROPOSAL_DOORS)[number] | null;

  @Column('text')
  need!: string;

  @Column({ name: 'need_ref', type: 'text', nullable: true })
  needRef!: string | null;

  @Column({ name: 'line_id', type: 'uuid' })
  lineId!: string;

  @Column('jsonb')
  items!: BudgetItem[];

  @Column({ name: 'budget_fen', type: 'bigint', transformer: FEN })
  budgetFen!: number;

  /** Kept by the trigger of expenses; so is {@link paidFen}. */
  @Column({ name: 'claimed_fen', type: 'bigint', transformer: FEN, insert: false, update: false })
  claimedFen!: number;

  @Column({ name: 'paid_fen', type: 'bigint', transformer: FEN, insert: false, update: false })
  paidFen!: number;

  @Column({ type: 'text', nullable: true })
  supplier!: string | null;

  @Column({ type: 'text', nullable: true })
  quotations!: string | null;

  @Column({ name: 'planned_from', type: 'date' })
  plannedFrom!: Day;

  @Column({ name: 'planned_until', type: 'date' })
  plannedUntil!: Day;

  @Column({ name: 'held_on', type: 'date', nullable: true })
  heldOn!: Day | null;

  @Column({ type: 'text', nullable: true })
  meeting!: (typeof MEETING_KINDS)[number] | null;

  @Column({ type: 'integer', nullable: true })
  attendees!: number | null;

  @Column({ name: 'votes_for', type: 'integer', nullable: true })
  votesFor!: number | null;

  @Column({ name: 'votes_against', type: 'integer', nullable: true })
  votesAgainst!: number | null;

  @Column({ name: 'notice_id', type: 'uuid', nullable: true })
  noticeId!: string | null;

  @Column({ name: 'paper_from', type: 'date', nullable: true })
  paperFrom!: Day | null;

  @Column({ name: 'paper_until', type: 'date', nullable: true })
  paperUntil!: Day | null;

  @Column({ name: 'paper_place', type: 'text', nullable: true })
  paperPlace!: string | null;

  @Column({ name: 'submitted_by', type: 'uuid', nullable: true })
  submittedBy!: string | null;

  @Column({ name: 'reviewed_by', type: 'uuid', nullable: true })
  reviewedBy!: string | null;

  @Column({ name: 'started_on', type: 'date', nullable: true })
  startedOn!: Day | null;

  @Column({ name: 'completed_on', type: 'date', nullable: true })
  completedOn!: Day | null;

  @Column({ type: 'text', nullable: true })
  completion!: string | null;

  @Column({ name: 'accepted_on', type: 'date', nullable: true })
  acceptedOn!: Day | null;

  /** What everybody may read. */
  @Column({ type: 'text', nullable: true })
  summary!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}

@Entity('project_event')
export class ProjectEventRow extends HistoryEntity<ProjectAction> {
  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  opinion!: string | null;

  @Column({ type: 'integer', nullable: true })
  days!: number | null;

  @Column({ name: 'votes_for', type: 'integer', nullable: true })
  votesFor!: number | null;

  @Column({ name: 'votes_against', type: 'integer', nullable: true })
  votesAgainst!: number | null;
}
