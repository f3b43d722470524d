import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { ActivityAction, ActivityKind, ActivityState } from '../../contract/index.ts';

@Entity('activity')
export class ActivityRow extends CreatedRecordEntity<ActivityState> {
  @Column('text')
  kind!: ActivityKind;

  @Column('text')
  title!: string;

  @Column({ type: 'text', nullable: true })
  need!: string | null;

  @Column({ name: 'no_need_reason', type: 'text', nullable: true })
  noNeedReason!: string | null;

  @Column({ type: 'text', nullable: true })
  audience!: string | null;

  @Column({ name: 'starts_at', type: 'timestamptz', nullable: true })
  startsAt!: Date | null;

  @Column({ name: 'ends_at', type: 'timestamptz', nullable: true })
  endsAt!: Date | null;

  @Column({ name: 'venue_id', type: 'uuid', nullable: true })
  venueId!: string | null;

  @Column({ name: 'venue_title', type: 'text', nullable: true })
  venueTitle!: string | null;

  @Column({ type: 'text', nullable: true })
  place!: string | null;

  @Column({ name: 'organiser_id', type: 'uuid', nullable: true })
  organiserId!: string | null;

  @Column({ name: 'organiser_name', type: 'text', nullable: true })
  organiserName!: string | null;

  @Column('text', { name: 'co_organisers', array: true })
  coOrganisers!: string[];

  @Column({ type: 'text', nullable: true })
  alliance!: string | null;

  @Column({ type: 'integer', nullable: true })
  seats!: number | null;

  /** PostgreSQL's bigint comes as a text; the table lets in nothing that a number does not hold exactly. */
  @Column({ name: 'cost_fen', type: 'bigint', nullable: true })
  costFen!: string | number | null;

  @Column({ name: 'programme_id', type: 'uuid', nullable: true })
  programmeId!: string | null;

  @Column({ name: 'programme_title', type: 'text', nullable: true })
  programmeTitle!: string | null;

  @Column({ name: 'brand_id', type: 'uuid', nullable: true })
  brandId!: string | null;

  @Column({ name: 'brand_title', type: 'text', nullable: true })
  brandTitle!: string | null;

  @Column({ name: 'head_count', type: 'integer', nullable: true })
  headCount!: number | null;

  @Column({ type: 'text', nullable: true })
  summary!: string | null;

  @Column({ name: 'photos_may_show', type: 'boolean' })
  photosMayShow!: boolean;

  /** The day on which it began, once it is recorded: what figures count by. */
  @Column({ name: 'held_on', type: 'date', nullable: true })
  heldOn!: Day | null;
}

@Entity('activity_event')
export class ActivityEventRow extends HistoryEntity<ActivityAction> {
  @Column({ name: 'activity_id', type: 'uuid' })
  activityId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'head_count', type: 'integer', nullable: true })
  headCount!: number | null;
}
