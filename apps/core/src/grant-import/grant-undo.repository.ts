import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { inGrantWords } from '../access/grant.errors.ts';
import type { Granted } from '../access/grant.parts.ts';
import { ImportConflictError } from '../data-import/import.errors.ts';
import { ImportEffects } from '../data-import/import-effects.ts';
import type { Obstacle } from '../data-import/import.types.ts';
import { GrantBounds } from './grant-bounds.ts';

const NAME = `(SELECT a.display_name FROM core.account a WHERE a.id = t.account_id)`;

/** Takes an import of grants back. What was given stays on record: it ends now, and what was changed has its old end. */
@Injectable()
export class GrantUndoRepository {
  constructor(
    private readonly db: ScopedDb,
    private readonly effects: ImportEffects,
    private readonly bounds: GrantBounds,
  ) {}

  hold(id: string): Promise<void> {
    return this.effects.hold('core."grant"', id);
  }

  obstacle(id: string): Promise<Obstacle | undefined> {
    return this.effects.changedSince('core."grant"', NAME, id);
  }

  async undo(id: string, fileName: string): Promise<void> {
    await this.checkBounds(id);
    const { manager, context } = this.db;
    await manager.query(
      `UPDATE core."grant" g SET valid_to = greatest(now(), g.valid_from), ended_by = $2, end_reason = $3, version = g.version + 1
       FROM core.import_effect e WHERE e.import_id = $1 AND e.kind = 'created' AND g.id = e.target
         AND (g.valid_to IS NULL OR g.valid_to > now())`,
      [id, context.account.id, fileName],
    );
    await manager
      .query(
        `UPDATE core."grant" g SET valid_to = (e.before ->> 'valid_to')::timestamptz, version = g.version + 1
         FROM core.import_effect e WHERE e.import_id = $1 AND e.kind = 'changed' AND g.id = e.target`,
        [id],
      )
      .catch((error: unknown) => Promise.reject(inGrantWords(error) as Error));
  }

  /** A later end is given anew, also by going back to it. */
  private async checkBounds(id: string): Promise<void> {
    const sources = await this.bounds.sources();
    if (!sources) return;
    const longer = await this.db.manager.query<(Granted & { row: number; name: string })[]>(
      `SELECT row_number() OVER ()::integer AS row, t.account_id AS "accountId", ${NAME} AS name, r.permissions, u.path::text AS path,
         extract(epoch FROM greatest(now(), t.valid_from))::float8 * 1000 AS "from", extract(epoch FROM b.valid_to)::float8 * 1000 AS "to"
       FROM core.import_effect e JOIN core."grant" t ON t.id = e.target JOIN core.role r ON r.id = t.role_id
       LEFT JOIN core.organisation o ON o.id = t.organisation_id JOIN core.unit u ON u.id = COALESCE(t.unit_id, o.unit_id)
       CROSS JOIN LATERAL (SELECT (e.before ->> 'valid_to')::timestamptz AS valid_to) b
       WHERE e.import_id = $1 AND e.kind = 'changed' AND (b.valid_to IS NULL OR b.valid_to > t.valid_to)`,
      [id],
    );
    const [first] = await this.bounds.beyond(sources, longer);
    if (first) throw new ImportConflictError('undo-beyond', { names: longer[first.row - 1]?.name ?? '' });
  }
}
