import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { ProgrammeAction, ProgrammeState, ProgrammeTheme } from '../../contract/index.ts';

@Entity('programme')
export class ProgrammeRow extends CreatedRecordEntity<ProgrammeState> {
  @Column('text')
  title!: string;

  @Column('text')
  theme!: ProgrammeTheme;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity('programme_event')
export class ProgrammeEventRow extends HistoryEntity<ProgrammeAction> {
  @Column({ name: 'programme_id', type: 'uuid' })
  programmeId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
