import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { RENOVATION_PERMISSION } from '../../contract/index.ts';
import { RenovationRow } from './renovation.entity.ts';
import { renovationsOf } from './renovation.query.ts';

/** What the board tells of renovations: it counts the list that it opens to, by the same filter. */
@Injectable()
export class RenovationIndicators {
  constructor(private readonly db: ScopedDb) {}

  /** Of community centres, accepted on the day or before: a street's own centre is none of the 160. */
  @FigureOf('culture.service-centres')
  accepted({ unitId, asOf }: FigureQuestion): Promise<number> {
    const { oneOf, where } = renovationsOf({ kind: ['community-centre'], acceptedTo: asOf });
    return this.db.countAll(RenovationRow, {
      read: RENOVATION_PERMISSION.read,
      unit: unitId ?? undefined,
      oneOf: { ...oneOf, state: ['accepted', 'open'] },
      where: where ?? [],
    });
  }
}
