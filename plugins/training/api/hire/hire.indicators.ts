import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { HireRow } from './hire.entity.ts';
import { countedHires } from './hire.query.ts';

/** What the board tells of hires: it counts the list that it opens to, by the same filter. */
@Injectable()
export class HireIndicators {
  constructor(private readonly db: ScopedDb) {}

  /** Exact for every day: a hire that is done stays so. */
  @FigureOf('training.workers-hired')
  hired({ unitId, asOf }: FigureQuestion): Promise<number> {
    return this.db.countAll(HireRow, countedHires({ doneBy: asOf }, 'done', unitId ?? undefined));
  }
}
