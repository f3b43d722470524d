import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { VENUE_PERMISSION } from '../../contract/index.ts';
import { VenueRow } from './venue.entity.ts';
import { venuesOf } from './venue.query.ts';

/** What the board tells of venues: it counts the lists that it opens to, by the same filter. */
@Injectable()
export class VenueIndicators {
  constructor(private readonly db: ScopedDb) {}

  /** Of the venues in use on the day, those with hours in the evening or at the weekend, as their hours are now. */
  @FigureOf('culture.open-off-hours')
  async offHours({ unitId, asOf }: FigureQuestion): Promise<{ value: number; whole: number }> {
    const count = (offHours?: 'yes') =>
      this.db.countAll(VenueRow, {
        read: VENUE_PERMISSION.read,
        unit: unitId ?? undefined,
        ...venuesOf({ openOn: asOf, offHours }),
      });
    return { value: await count('yes'), whole: await count() };
  }
}
