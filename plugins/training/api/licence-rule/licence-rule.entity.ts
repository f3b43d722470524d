import type { Day, OrganisationType, PostTypeId } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { LicenceRuleAction, LicenceRuleState } from '../../contract/index.ts';

@Entity('licence_rule')
export class LicenceRuleRow extends CreatedRecordEntity<LicenceRuleState> {
  @Column('text')
  title!: string;

  @Column('text')
  post!: PostTypeId;

  @Column({ name: 'organisation_type', type: 'text' })
  organisationType!: OrganisationType;

  @Column({ name: 'type_id', type: 'uuid' })
  typeId!: string;

  /** As the type was called when the rule was made. */
  @Column({ name: 'type_title', type: 'text' })
  typeTitle!: string;

  @Column({ name: 'from_day', type: 'date' })
  from!: Day;

  @Column({ name: 'grace_days', type: 'integer' })
  graceDays!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('licence_rule_event')
export class LicenceRuleEventRow extends HistoryEntity<LicenceRuleAction> {
  @Column({ name: 'licence_rule_id', type: 'uuid' })
  licenceRuleId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
