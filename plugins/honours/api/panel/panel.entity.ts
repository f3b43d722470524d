import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { PanelAction, PanelState } from '../../contract/index.ts';

@Entity('panel')
export class PanelRow extends CreatedRecordEntity<PanelState> {
  @Column('text')
  title!: string;

  @Column({ name: 'meets_on', type: 'date' })
  meetsOn!: Day;

  @Column({ type: 'uuid', array: true })
  members!: string[];

  @Column('integer')
  quorum!: number;

  @Column('text')
  ballot!: 'each' | 'paper';
}

@Entity('panel_event')
export class PanelEventRow extends HistoryEntity<PanelAction> {
  @Column({ name: 'panel_id', type: 'uuid' })
  panelId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
