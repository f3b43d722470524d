import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { RecruitmentBatchAction, RecruitmentBatchState } from '../../contract/index.ts';

@Entity('recruitment_batch')
export class RecruitmentBatchRow extends CreatedRecordEntity<RecruitmentBatchState> {
  @Column('text')
  title!: string;

  @Column('integer')
  places!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'announced_on', type: 'date', nullable: true })
  announcedOn!: Day | null;

  @Column({ type: 'text', nullable: true })
  place!: string | null;

  @Column('integer', { default: 0 })
  listed!: number;

  @Column({ name: 'notice_id', type: 'uuid', nullable: true })
  noticeId!: string | null;

  @Column({ name: 'paper_from', type: 'date', nullable: true })
  paperFrom!: Day | null;

  @Column({ name: 'paper_until', type: 'date', nullable: true })
  paperUntil!: Day | null;

  @Column({ name: 'paper_place', type: 'text', nullable: true })
  paperPlace!: string | null;

  @Column({ name: 'starts_on', type: 'date', nullable: true })
  startsOn!: Day | null;
}

@Entity('recruitment_batch_event')
export class RecruitmentBatchEventRow extends HistoryEntity<RecruitmentBatchAction> {
  @Column({ name: 'recruitment_batch_id', type: 'uuid' })
  recruitmentBatchId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  place!: string | null;

  /** How many were put on the list. */
  @Column({ type: 'integer', nullable: true })
  listed!: number | null;

  @Column({ type: 'integer', nullable: true })
  days!: number | null;
}
