import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { SubsidyScheme, SubsidySchemeAction, SubsidySchemeState } from '../../contract/index.ts';
import { FEN } from '../ledger/ledger.entity.ts';

@Entity('subsidy_scheme')
export class SubsidySchemeRow extends CreatedRecordEntity<SubsidySchemeState> {
  @Column('text')
  title!: string;

  @Column('text')
  post!: SubsidyScheme['post'];

  @Column('text')
  body!: SubsidyScheme['body'];

  @Column('text')
  period!: SubsidyScheme['period'];

  @Column({ type: 'bigint', transformer: FEN })
  fen!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('subsidy_scheme_event')
export class SubsidySchemeEventRow extends HistoryEntity<SubsidySchemeAction> {
  @Column({ name: 'subsidy_scheme_id', type: 'uuid' })
  subsidySchemeId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
