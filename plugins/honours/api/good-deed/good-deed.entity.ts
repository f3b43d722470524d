import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { GoodDeedAction, GoodDeedState, HonourDoor, Naming } from '../../contract/index.ts';

@Entity('good_deed')
export class GoodDeedRow extends CreatedRecordEntity<GoodDeedState> {
  @Column({ type: 'text', nullable: true })
  title!: string | null;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @Column({ name: 'done_on', type: 'date' })
  doneOn!: Day;

  @Column('text')
  door!: HonourDoor;

  @Column({ name: 'person_name', type: 'text', nullable: true })
  personName!: string | null;

  @Column({ name: 'teller_name', type: 'text', nullable: true })
  tellerName!: string | null;

  @Column('text')
  naming!: Naming;

  @Column({ name: 'naming_text', type: 'text', nullable: true })
  namingText!: string | null;

  @Column({ name: 'published_as', type: 'text', nullable: true })
  publishedAs!: 'named' | 'unnamed' | null;

  @Column({ name: 'published_on', type: 'date', nullable: true })
  publishedOn!: Day | null;

  @Column({ name: 'taken_down_on', type: 'date', nullable: true })
  takenDownOn!: Day | null;
}

/** Holds what was done, never a word of the deed: what is taken down must not live on in its history. */
@Entity('good_deed_event')
export class GoodDeedEventRow extends HistoryEntity<GoodDeedAction> {
  @Column({ name: 'good_deed_id', type: 'uuid' })
  goodDeedId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  answer!: string | null;
}
