import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, PlatformClock, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ACTIVITY_PERMISSION } from '../../contract/index.ts';
import { ActivityRow } from './activity.entity.ts';
import { activitiesOf } from './activity.query.ts';

/** What the board tells of activities: it counts the list that it opens to, by the same filter. */
@Injectable()
export class ActivityIndicators {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: PlatformClock,
  ) {}

  @FigureOf('culture.help-activities')
  help({ unitId, asOf }: FigureQuestion): Promise<number> {
    const asked = { now: this.clock.now(), account: this.db.context.account.id };
    return this.db.countAll(ActivityRow, {
      read: ACTIVITY_PERMISSION.read,
      unit: unitId ?? undefined,
      ...activitiesOf({ counted: '1', heldTo: asOf }, asked),
    });
  }
}
