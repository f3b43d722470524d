import type { Day, UnitId } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { SubsidyEntryAction, SubsidyEntryState, SubsidyHeldFor } from '../../contract/index.ts';
import { FEN } from '../ledger/ledger.entity.ts';

@Entity('subsidy_entry')
export class SubsidyEntryRow extends CreatedRecordEntity<SubsidyEntryState> {
  @Column({ name: 'run_id', type: 'uuid', update: false })
  runId!: string;

  @Column({ name: 'run_title', type: 'text', update: false })
  runTitle!: string;

  @Column({ name: 'appointment_id', type: 'uuid', update: false })
  appointmentId!: string;

  @Column({ name: 'person_id', type: 'uuid', update: false })
  personId!: string;

  @Column({ name: 'person_name', type: 'text', update: false })
  personName!: string;

  @Column({ name: 'organisation_id', type: 'uuid', update: false })
  organisationId!: string;

  @Column({ name: 'organisation_name', type: 'text', update: false })
  organisationName!: string;

  @Column({ name: 'computed_unit', type: 'integer', update: false })
  computedUnit!: UnitId;

  @Column({ type: 'bigint', transformer: FEN, update: false })
  fen!: number;

  @Column({ name: 'held_for', type: 'text', nullable: true })
  heldFor!: SubsidyHeldFor | null;

  @Column({ name: 'kept_for', type: 'text', nullable: true })
  keptFor!: SubsidyHeldFor | null;

  @Column({ name: 'released_on', type: 'date', nullable: true })
  releasedOn!: Day | null;

  @Column({ name: 'returned_on', type: 'date', nullable: true })
  returnedOn!: Day | null;

  @Column({ name: 'paid_on', type: 'date', nullable: true })
  paidOn!: Day | null;

  @Column({ type: 'text', nullable: true })
  voucher!: string | null;

  @Column({ type: 'text', nullable: true })
  failure!: string | null;
}

@Entity('subsidy_entry_event')
export class SubsidyEntryEventRow extends HistoryEntity<SubsidyEntryAction> {
  @Column({ name: 'subsidy_entry_id', type: 'uuid' })
  subsidyEntryId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  voucher!: string | null;
}
