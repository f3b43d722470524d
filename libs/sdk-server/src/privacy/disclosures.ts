import { Injectable } from '@nestjs/common';
import { REVEAL_MS } from '@linli/contracts';
import { requestScope } from '../db/request-scope.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { TooManyError } from '../errors.ts';

/** A look at values that are masked for everybody else. */
export interface Look {
  /** Whose values: `{ type: 'sample.record', id }`. `person` is their id where core knows them: then they can read of it. */
  subject: { type: string; id: string; person?: string | undefined; name?: string | undefined };
  /** Where it counts: the privacy officers of this unit see it. */
  unit: number | null;
  fields: readonly string[];
  /** What for. Whoever is concerned reads it. */
  reason: string;
}

/** Too many looks in a short time; nothing was shown, and that is in the log too. */
export class TooManyLooksError extends TooManyError {
  constructor(retryAfter: number) {
    super('core.disclosure.too-many', { params: { minutes: Math.ceil(retryAfter / 60) }, retryAfter });
  }
}

/**
 * The log of looks at masked values, which whoever is concerned can read. A look is logged in the transaction of the
 * request, in the audit log too: without the line there is no value. The route is a POST, `ShownOnce`.
 */
@Injectable()
export class Disclosures {
  constructor(private readonly db: ScopedDb) {}

  /**
   * Logs the look, and answers until when a screen shows the values.
   * @throws TooManyLooksError after more looks of one account than its work can need.
   */
  async log(look: Look): Promise<{ until: string }> {
    const { outcome, retryAfter = 60 } = await this.write({ ...look });
    const store = requestScope.getStore();
    if (store) store.audited = true;
    if (outcome === 'refused') {
      this.db.afterRollback(async () => void (await this.write({ ...look, outcome })));
      throw new TooManyLooksError(retryAfter);
    }
    return { until: new Date(Date.now() + REVEAL_MS).toISOString() };
  }

  private async write(line: Look & { outcome?: string }): Promise<{ outcome: string; retryAfter?: number }> {
    const [row] = await this.db.manager.query<{ told: { outcome: string; retryAfter?: number } }[]>(
      'SELECT core_pub.disclose_v1($1::jsonb) AS told',
      [JSON.stringify(line)],
    );
    if (!row) throw new Error('the database says nothing');
    return row.told;
  }
}
