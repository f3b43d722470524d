import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { BrandAction, BrandState } from '../../contract/index.ts';

@Entity('brand')
export class BrandRow extends CreatedRecordEntity<BrandState> {
  @Column('text')
  title!: string;

  @Column('text')
  story!: string;

  @Column({ name: 'club_id', type: 'uuid', nullable: true })
  clubId!: string | null;

  @Column({ name: 'club_title', type: 'text', nullable: true })
  clubTitle!: string | null;

  @Column({ name: 'venue_id', type: 'uuid', nullable: true })
  venueId!: string | null;

  @Column({ name: 'venue_title', type: 'text', nullable: true })
  venueTitle!: string | null;
}

@Entity('brand_event')
export class BrandEventRow extends HistoryEntity<BrandAction> {
  @Column({ name: 'brand_id', type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
