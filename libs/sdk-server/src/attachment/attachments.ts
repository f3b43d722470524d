import type { Attachment } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { ScopedDb } from '../db/scoped-db.ts';
import { InvalidError } from '../errors.ts';
import { Texts } from '../texts/texts.ts';
import { ATTACHMENT_COLUMNS, toAttachment } from './attachment.row.ts';
import type { AttachmentRow } from './attachment.row.ts';
import type { AttachmentUse } from './attachment-use.ts';

/** Hangs uploaded files on records, in the record's own transaction, and answers what hangs on them. */
@Injectable()
export class Attachments {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  /**
   * Hangs the asker's uploads on a record. They are uploaded with the kind's own route before, and belong to nobody else.
   * @param field The command's field that names them.
   * @throws InvalidError `core.attachment.gone` for one that is not there any more, `core.attachment.too-many`.
   */
  async attach(
    { kind, record }: AttachmentUse,
    recordId: string,
    given: readonly string[],
    field: string,
  ): Promise<void> {
    const ids = [...new Set(given)];
    if (ids.length === 0) return;
    // Two who add to one record at once would each count without the other.
    await this.db.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`attachment:${recordId}`]);
    const hung = await this.db.manager.query<{ id: string }[]>(
      `WITH hung AS (
         UPDATE attachment a SET record = $1, record_id = $2, position = w.position, attached_at = now()
         FROM unnest($3::uuid[]) WITH ORDINALITY AS w (id, position)
         WHERE a.id = w.id AND a.kind = $4 AND a.record_id IS NULL AND a.uploaded_by = $5 RETURNING a.id)
       SELECT id FROM hung`,
      [record, recordId, ids, kind.id, this.db.context.account.id],
    );
    if (hung.length !== ids.length) throw this.invalid('gone', field, {});
    const [counted] = await this.db.manager.query<{ total: number }[]>(
      'SELECT count(*)::integer AS total FROM attachment WHERE record = $1 AND record_id = $2 AND kind = $3',
      [record, recordId, kind.id],
    );
    if ((counted?.total ?? 0) > kind.maxCount) throw this.invalid('too-many', field, { max: kind.maxCount });
  }

  /** What hangs on a record that the asker may read, in order. */
  async of({ record }: Pick<AttachmentUse, 'record'>, recordId: string): Promise<Attachment[]> {
    const rows = await this.db.manager.query<AttachmentRow[]>(
      `SELECT ${ATTACHMENT_COLUMNS} FROM attachment WHERE record = $1 AND record_id = $2
       ORDER BY attached_at, position, id`,
      [record, recordId],
    );
    return rows.map(toAttachment);
  }

  private invalid(what: string, field: string, params: Record<string, unknown>): InvalidError {
    const code = `core.attachment.${what}`;
    const message = this.texts.find(this.db.context.locale, `errors.${code}.title`, params) ?? code;
    return new InvalidError(code, { params, errors: [{ field, code: what, message }] });
  }
}
