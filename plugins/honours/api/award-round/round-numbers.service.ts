import { Records, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { RoundNumbers } from '../../contract/index.ts';
import { awardRoundRecord } from './award-round.record.ts';

/** How many nominations of a round stand where; of those that the asker may see. Cleared ones count, and have no source. */
@Injectable()
export class RoundNumbersService {
  constructor(
    private readonly records: Records,
    private readonly db: ScopedDb,
  ) {}

  async of(id: string): Promise<RoundNumbers> {
    await this.records.get(awardRoundRecord, id);
    const rows = await this.db.manager.query<{ state: string; source: string | null; n: number }[]>(
      'SELECT state, source, count(*)::integer AS n FROM nomination WHERE round_id = $1 GROUP BY state, source',
      [id],
    );
    const states: Record<string, number> = {};
    const sources: Record<string, number> = {};
    for (const { state, source, n } of rows) {
      states[state] = (states[state] ?? 0) + n;
      if (source !== null) sources[source] = (sources[source] ?? 0) + n;
    }
    return { states, sources };
  }
}
