import { boardLineSchema } from '@linli/contracts';
import type { BoardLine } from '@linli/contracts';
import { ConflictError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

/** The district's list of figures, and how often it was changed. */
export interface BoardList {
  version: number;
  lines: BoardLine[];
}

/** Keeps the district's list of figures: one document of the installation. */
@Injectable()
export class BoardRepository {
  constructor(private readonly db: ScopedDb) {}

  /** Without a list: version 0 and no lines. */
  async get(): Promise<BoardList> {
    const [row] = await this.db.manager.query<{ version: number; lines: unknown }[]>(
      'SELECT version, lines FROM core.board',
    );
    return { version: row?.version ?? 0, lines: row ? z.array(boardLineSchema).parse(row.lines) : [] };
  }

  /** @throws ConflictError `core.record.changed` when the list is not at `version` any more. */
  async set({ version, lines }: BoardList): Promise<BoardList> {
    const [saved] = await this.db.manager.query<{ version: number }[]>(
      `INSERT INTO core.board AS b (version, lines) SELECT 1, $2::jsonb WHERE $1::integer = 0
       ON CONFLICT (id) DO NOTHING RETURNING version`,
      [version, JSON.stringify(lines)],
    );
    if (saved) return { version: saved.version, lines };
    const [changed] = await this.db.manager.query<{ version: number }[]>(
      `WITH changed AS (UPDATE core.board SET version = version + 1, lines = $2::jsonb WHERE version = $1 RETURNING version)
       SELECT version FROM changed`,
      [version, JSON.stringify(lines)],
    );
    if (!changed) throw new ConflictError('core.record.changed', { params: { version: (await this.get()).version } });
    return { version: changed.version, lines };
  }
}
