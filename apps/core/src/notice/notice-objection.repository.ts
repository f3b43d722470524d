import { randomUUID } from 'node:crypto';
import type { NoticeDoor } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { SubjectVault } from '../privacy/subject-vault.ts';
import { OBJECTION_COLUMNS } from './notice.row.ts';
import type { ObjectionRow } from './notice.row.ts';

/** Who objects, as far as they said. */
export interface Objector {
  name: string | null;
  contact: string | null;
}
const objectorSchema = z.object({ name: z.string().nullable(), contact: z.string().nullable() });
const NOBODY: Objector = { name: null, contact: null };

/** Reads and writes objections. Name and contact are sealed under a key of the objection's own. */
@Injectable()
export class NoticeObjectionRepository {
  constructor(
    private readonly db: ScopedDb,
    private readonly vault: SubjectVault,
  ) {}

  of(noticeId: string): Promise<ObjectionRow[]> {
    return this.query(
      `SELECT ${OBJECTION_COLUMNS} FROM core.notice_objection o WHERE o.notice_id = $1 ORDER BY o.entered_at, o.id`,
      [noticeId],
    );
  }

  async find(noticeId: string, id: string): Promise<ObjectionRow | undefined> {
    const [row] = await this.query<ObjectionRow>(
      `SELECT ${OBJECTION_COLUMNS} FROM core.notice_objection o WHERE o.notice_id = $1 AND o.id = $2`,
      [noticeId, id],
    );
    return row;
  }

  async insert(noticeId: string, { door, text }: { door: NoticeDoor; text: string }, who: Objector): Promise<string> {
    const id = randomUUID();
    const said = who.name !== null || who.contact !== null;
    const sealed = said ? await this.vault.seal(id, 'objection', JSON.stringify(who)) : null;
    await this.query(
      `INSERT INTO core.notice_objection (id, notice_id, door, text, objector, entered_by) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, noticeId, door, text, sealed, this.db.context.account.id],
    );
    return id;
  }

  async answer(id: string, { upheld, reply }: { upheld: boolean; reply: string }): Promise<void> {
    await this.query(
      `UPDATE core.notice_objection SET state = $2, reply = $3, answered_by = $4, answered_at = clock_timestamp(),
         version = version + 1 WHERE id = $1`,
      [id, upheld ? 'upheld' : 'not-upheld', reply, this.db.context.account.id],
    );
  }

  /** Who objected, of each; nobody where nothing was left, or it cannot be read. */
  async objectors(rows: readonly ObjectionRow[]): Promise<Objector[]> {
    const opened = await this.vault.openAll(
      'objection',
      rows.map(({ id, objector }) => ({ subject: id, sealed: objector })),
    );
    return opened.map((text) => (text ? objectorSchema.parse(JSON.parse(text)) : NOBODY));
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
