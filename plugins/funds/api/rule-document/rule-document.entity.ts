import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { RuleDocumentAction, RuleDocumentState } from '../../contract/index.ts';

@Entity('rule_document')
export class RuleDocumentRow extends CreatedRecordEntity<RuleDocumentState> {
  @Column('text')
  title!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('rule_document_event')
export class RuleDocumentEventRow extends HistoryEntity<RuleDocumentAction> {
  @Column({ name: 'rule_document_id', type: 'uuid' })
  ruleDocumentId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
