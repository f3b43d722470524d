import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type {
  CONSENT_DOORS,
  HonourClass,
  NOMINATION_DOORS,
  NOMINATION_SOURCES,
  NominationAction,
  NominationState,
  REFUSAL_REASONS,
  VERIFICATION_WAYS,
} from '../../contract/index.ts';

@Entity('nomination')
export class NominationRow extends CreatedRecordEntity<NominationState> {
  @Column({ name: 'round_id', type: 'uuid' })
  roundId!: string;

  /** Fixed once nominations are taken. */
  @Column({ name: 'round_title', type: 'text' })
  roundTitle!: string;

  /** Given by the database. */
  @Column({ type: 'text', insert: false, update: false })
  no!: string;

  @Column({ type: 'text', nullable: true })
  class!: HonourClass | null;

  @Column({ type: 'text', nullable: true })
  source!: (typeof NOMINATION_SOURCES)[number] | null;

  @Column({ type: 'text', nullable: true })
  door!: (typeof NOMINATION_DOORS)[number] | null;

  /** `NominationAbout`, encrypted under the key of this nomination. */
  @Column({ type: 'text', nullable: true })
  sealed!: string | null;

  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto!: string | null;

  @Column({ name: 'first_verifier_id', type: 'uuid', nullable: true })
  firstVerifierId!: string | null;

  @Column({ name: 'second_verifier_id', type: 'uuid', nullable: true })
  secondVerifierId!: string | null;

  @Column({ name: 'consent_version', type: 'integer', nullable: true })
  consentVersion!: number | null;

  @Column({ name: 'consent_door', type: 'text', nullable: true })
  consentDoor!: (typeof CONSENT_DOORS)[number] | null;

  @Column({ name: 'consent_on', type: 'date', nullable: true })
  consentOn!: Day | null;

  @Column({ name: 'erased_on', type: 'date', nullable: true })
  erasedOn!: Day | null;
}

@Entity('nomination_event')
export class NominationEventRow extends HistoryEntity<NominationAction> {
  @Column({ name: 'nomination_id', type: 'uuid' })
  nominationId!: string;

  @Column({ type: 'text', nullable: true })
  why!: (typeof REFUSAL_REASONS)[number] | null;

  @Column({ type: 'text', nullable: true })
  how!: (typeof VERIFICATION_WAYS)[number] | (typeof CONSENT_DOORS)[number] | null;
}
