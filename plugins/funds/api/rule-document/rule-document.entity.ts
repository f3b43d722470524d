import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { RuleCap, RuleClause, RuleDocumentAction, RuleDocumentState } from '../../contract/index.ts';

@Entity('rule_document')
export class RuleDocumentRow extends CreatedRecordEntity<RuleDocumentState> {
  @Column('text')
  title!: string;

  @Column('integer')
  edition!: number;

  @Column({ type: 'uuid', nullable: true })
  revises!: string | null;

  @Column({ name: 'fund_id', type: 'uuid', nullable: true })
  fundId!: string | null;

  @Column('jsonb')
  clauses!: RuleClause[];

  @Column('jsonb')
  caps!: RuleCap[];

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'in_force_from', type: 'date', nullable: true })
  inForceFrom!: Day | null;

  @Column({ name: 'in_force_until', type: 'date', nullable: true })
  inForceUntil!: Day | null;
}

@Entity('rule_document_event')
export class RuleDocumentEventRow extends HistoryEntity<RuleDocumentAction> {
  @Column({ name: 'rule_document_id', type: 'uuid' })
  ruleDocumentId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'in_force_from', type: 'date', nullable: true })
  inForceFrom!: Day | null;

  @Column({ name: 'in_force_until', type: 'date', nullable: true })
  inForceUntil!: Day | null;
}
