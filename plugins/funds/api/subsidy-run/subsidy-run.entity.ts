import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { SubsidyRunAction, SubsidyRunState, SubsidyScheme } from '../../contract/index.ts';
import { FEN } from '../ledger/ledger.entity.ts';

@Entity('subsidy_run')
export class SubsidyRunRow extends CreatedRecordEntity<SubsidyRunState> {
  @Column({ name: 'scheme_id', type: 'uuid', update: false })
  schemeId!: string;

  @Column({ name: 'scheme_title', type: 'text', update: false })
  schemeTitle!: string;

  @Column({ type: 'text', update: false })
  post!: SubsidyScheme['post'];

  @Column({ type: 'text', update: false })
  body!: SubsidyScheme['body'];

  @Column({ name: 'total_fen', type: 'bigint', transformer: FEN, update: false })
  totalFen!: number;

  @Column('text')
  title!: string;

  @Column({ name: 'held_on', type: 'date' })
  heldOn!: Day;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'line_id', type: 'uuid', nullable: true, update: false })
  lineId!: string | null;

  @Column({ name: 'line_title', type: 'text', nullable: true, update: false })
  lineTitle!: string | null;

  @Column('integer', { default: 0 })
  people!: number;

  @Column({ name: 'base_fen', type: 'bigint', transformer: FEN, nullable: true })
  baseFen!: number | null;

  @Column({ type: 'integer', nullable: true })
  extra!: number | null;

  @Column({ name: 'starts_at', type: 'integer', nullable: true })
  startsAt!: number | null;

  @Column({ name: 'computed_by', type: 'uuid', nullable: true })
  computedBy!: string | null;

  @Column({ name: 'checked_by', type: 'uuid', nullable: true })
  checkedBy!: string | null;

  @Column({ name: 'compared_on', type: 'date', nullable: true })
  comparedOn!: Day | null;

  @Column('integer', { default: 0 })
  newcomers!: number;

  @Column({ name: 'released_on', type: 'date', nullable: true })
  releasedOn!: Day | null;

  @Column({ name: 'notice_id', type: 'uuid', nullable: true })
  noticeId!: string | null;
}

@Entity('subsidy_run_event')
export class SubsidyRunEventRow extends HistoryEntity<SubsidyRunAction> {
  @Column({ name: 'subsidy_run_id', type: 'uuid' })
  subsidyRunId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** How many it was computed for. */
  @Column({ type: 'integer', nullable: true })
  people!: number | null;

  /** How many were held, because core says something else than when it was computed. */
  @Column({ type: 'integer', nullable: true })
  held!: number | null;
}
