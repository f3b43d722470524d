import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { GOOD_DEED_PERMISSION } from '../../contract/index.ts';
import { GoodDeedRow } from './good-deed.entity.ts';
import { shownOnDay } from './good-deed.service.ts';

/** What the board tells of good deeds. */
@Injectable()
export class GoodDeedIndicators {
  constructor(private readonly db: ScopedDb) {}

  @FigureOf('honours.good-deeds-published')
  published({ unitId, asOf }: FigureQuestion): Promise<number> {
    return this.db.countAll(GoodDeedRow, {
      read: GOOD_DEED_PERMISSION.read,
      unit: unitId ?? undefined,
      where: shownOnDay(asOf),
    });
  }
}
