import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { AwardAction, HonourClass, AwardState, HonourDoor } from '../../contract/index.ts';

@Entity('award')
export class AwardRow extends CreatedRecordEntity<AwardState> {
  /** The candidacy that it came of; none for one of an earlier round. */
  @Column({ name: 'candidacy_id', type: 'uuid', nullable: true })
  candidacyId!: string | null;

  @Column({ name: 'person_name', type: 'text', nullable: true })
  personName!: string | null;

  @Column('text')
  class!: HonourClass;

  @Column({ type: 'text', nullable: true })
  citation!: string | null;

  @Column('integer')
  year!: number;

  @Column({ name: 'awarded_on', type: 'date' })
  awardedOn!: Day;

  @Column({ name: 'consent_on', type: 'date' })
  consentOn!: Day;

  @Column({ name: 'on_wall', type: 'boolean' })
  onWall!: boolean;

  @Column({ name: 'hearing_grounds', type: 'text', nullable: true })
  hearingGrounds!: string | null;

  @Column({ name: 'hearing_on', type: 'date', nullable: true })
  hearingOn!: Day | null;

  @Column({ name: 'told_by', type: 'text', nullable: true })
  toldBy!: HonourDoor | null;

  @Column({ name: 'told_on', type: 'date', nullable: true })
  toldOn!: Day | null;

  @Column({ type: 'text', nullable: true })
  attended!: 'heard' | 'absent' | null;

  @Column({ name: 'hearing_minutes', type: 'text', nullable: true })
  hearingMinutes!: string | null;

  @Column({ type: 'text', nullable: true })
  proposal!: 'revoke' | 'keep' | null;

  /** Who recorded the hearing: somebody else decides. */
  @Column({ name: 'recorder_id', type: 'uuid', nullable: true })
  recorderId!: string | null;
}

@Entity('award_event')
export class AwardEventRow extends HistoryEntity<AwardAction> {
  @Column({ name: 'award_id', type: 'uuid' })
  awardId!: string;

  @Column({ type: 'text', nullable: true })
  proposal!: string | null;
}
