import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { HonourDoor, StoryAction, StoryState } from '../../contract/index.ts';

@Entity('story')
export class StoryRow extends CreatedRecordEntity<StoryState> {
  @Column({ name: 'award_id', type: 'uuid' })
  awardId!: string;

  @Column({ type: 'text', nullable: true })
  title!: string | null;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @Column('text')
  place!: string;

  @Column({ name: 'expires_on', type: 'date' })
  expiresOn!: Day;

  @Column({ name: 'agreed_on', type: 'date', nullable: true })
  agreedOn!: Day | null;

  @Column({ name: 'agreed_door', type: 'text', nullable: true })
  agreedDoor!: HonourDoor | null;
}

@Entity('story_event')
export class StoryEventRow extends HistoryEntity<StoryAction> {
  @Column({ name: 'story_id', type: 'uuid' })
  storyId!: string;
}
