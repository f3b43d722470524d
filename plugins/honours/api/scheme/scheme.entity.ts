import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { DECIDING_LEVELS, HonourClass, SchemeAction, SchemeState } from '../../contract/index.ts';

@Entity('scheme')
export class SchemeRow extends CreatedRecordEntity<SchemeState> {
  @Column('text')
  title!: string;

  @Column('text', { array: true })
  classes!: HonourClass[];

  @Column({ name: 'decided_at', type: 'text' })
  decidedAt!: (typeof DECIDING_LEVELS)[number];

  @Column({ name: 'story_months', type: 'integer' })
  storyMonths!: number;

  @Column({ name: 'consent_text', type: 'text' })
  consentText!: string;

  @Column({ name: 'consent_version', type: 'integer' })
  consentVersion!: number;
}

@Entity('scheme_event')
export class SchemeEventRow extends HistoryEntity<SchemeAction> {
  @Column({ name: 'scheme_id', type: 'uuid' })
  schemeId!: string;

  @Column({ name: 'consent_text', type: 'text', nullable: true })
  consentText!: string | null;

  @Column({ name: 'consent_version', type: 'integer', nullable: true })
  consentVersion!: number | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
