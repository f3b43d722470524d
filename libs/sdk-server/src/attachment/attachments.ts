import type { Attachment } from '@linli/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { InvalidError } from '../errors.ts';
import { Texts } from '../texts/texts.ts';
import { AttachmentNotFoundError } from './attachment.errors.ts';
import { ATTACHMENT_COLUMNS, toAttachment } from './attachment.row.ts';
import type { AttachmentRow } from './attachment.row.ts';
import type { AttachmentUse } from './attachment-use.ts';
import { FileStore } from './store/file-store.ts';

/** Hangs uploaded files on records, in the record's own transaction, and answers what hangs on them. */
@Injectable()
export class Attachments {
  private readonly log = new Logger('attachments');

  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
    private readonly audit: AuditTrail,
    private readonly store: FileStore,
  ) {}

  /**
   * Hangs the asker's uploads on a record. They are uploaded with the kind's own route before, and belong to nobody else.
   * @param field The command's field that names them.
   * @throws InvalidError `core.attachment.gone` for one that is not there any more, `core.attachment.too-many`.
   */
  async attach(
    { kind, record, most = kind.maxCount }: AttachmentUse,
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
    if ((counted?.total ?? 0) > most) throw this.invalid('too-many', field, { max: most });
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

  /**
   * Takes one off its record for good, in the record's own transaction. The table says with `core_pub.scope_detach` that this
   * may be done at all; who may is for the caller to ask.
   * @throws AttachmentNotFoundError
   */
  async detach({ record }: Pick<AttachmentUse, 'record'>, recordId: string, id: string, reason: string): Promise<void> {
    const [row] = await this.db.manager.query<AttachmentRow[]>(
      `WITH gone AS (DELETE FROM attachment WHERE id = $1 AND record = $2 AND record_id = $3 RETURNING *)
       SELECT ${ATTACHMENT_COLUMNS} FROM gone`,
      [id, record, recordId],
    );
    if (!row) throw new AttachmentNotFoundError();
    const { kind, name, mediaType, size } = row;
    this.audit.changed({
      target: { type: 'attachment', id, title: name },
      unit: null,
      action: `${this.db.context.acting.split('.')[0]}.attachment.removed`,
      before: { kind, mediaType, size },
      after: null,
      reason,
    });
    this.db.afterCommit(() =>
      this.store.remove(id).catch((error: unknown) => {
        // Nobody reaches it any more; the sweep takes it.
        this.log.warn(error instanceof Error ? error.message : error);
      }),
    );
  }

  private invalid(what: string, field: string, params: Record<string, unknown>): InvalidError {
    const code = `core.attachment.${what}`;
    const message = this.texts.find(this.db.context.locale, `errors.${code}.title`, params) ?? code;
    return new InvalidError(code, { params, errors: [{ field, code: what, message }] });
  }
}
