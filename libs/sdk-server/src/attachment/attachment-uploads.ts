import type { Readable } from 'node:stream';
import { ATTACHMENT_TYPES } from '@linli/contracts';
import type { Attachment } from '@linli/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, flushAudit } from '../audit/audit-trail.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { ConflictError, NotFoundError, TooManyError } from '../errors.ts';
import { AttachmentNotFoundError } from './attachment.errors.ts';
import { ATTACHMENT_COLUMNS, toAttachment } from './attachment.row.ts';
import type { AttachmentRow } from './attachment.row.ts';
import { AttachmentRecords } from './attachment-use.ts';
import type { AttachmentUse } from './attachment-use.ts';
import { inspect } from './content/inspect.ts';
import { fileName } from './file-name.ts';
import { FileStore } from './store/file-store.ts';
import { IncomingFiles } from './store/incoming-files.ts';

/** Uploads of one account that hang on nothing yet; more are a mistake, or an attack on the disk. */
const MAX_WAITING = 100;

export interface Upload {
  name: string;
  body: Readable;
  /** Bytes that the sender announces; 0 where it does not say. */
  announced: number;
  /** Makes an upload repeatable. */
  key: string | undefined;
}

/**
 * Takes files in and gives them out. Each step is a transaction of its own: none is open while bytes come or go. A file is
 * stored before its row is, and removed after it, so that a row always has its file; what a killed process leaves is swept.
 */
@Injectable()
export class AttachmentUploads {
  private readonly log = new Logger('attachments');

  constructor(
    private readonly db: ScopedDb,
    private readonly audit: AuditTrail,
    private readonly store: FileStore,
    private readonly incoming: IncomingFiles,
    private readonly records: AttachmentRecords,
  ) {}

  async upload(use: AttachmentUse, { name, body, announced, key }: Upload): Promise<Attachment> {
    const known = await this.knownUpload(use, key).catch((error: unknown) => {
      body.resume();
      throw error;
    });
    if (known) {
      body.resume();
      return known;
    }
    const file = await this.incoming.receive(body, use.kind, announced);
    try {
      const { type, bytes } = await inspect(file, use.kind);
      const id = uuidv7();
      const stored = await this.store.put(id, bytes);
      return await this.add(use, {
        id,
        key,
        name: fileName(name, type),
        mediaType: ATTACHMENT_TYPES[type].mediaType,
        ...stored,
      });
    } finally {
      await file.end();
    }
  }

  /** The file, if the asker may read the record that it hangs on, or uploaded it just now. */
  async content(use: AttachmentUse, id: string): Promise<{ attachment: Attachment; stream: Readable }> {
    const attachment = await this.db.run(this.db.context, use.audited ? 'write' : 'read', async () => {
      const row = await this.find(use, id);
      const isReadable =
        row &&
        (row.record !== null && row.recordId !== null
          ? await this.records.mayRead(row.record, row.recordId)
          : row.uploadedBy === this.db.context.account.id);
      if (!isReadable) throw new AttachmentNotFoundError();
      if (use.audited) {
        this.audit.read({ ...this.told(row, 'read'), fields: ['content'] });
        await flushAudit(this.db);
      }
      return toAttachment(row);
    });
    const stream = await this.store.open(id);
    if (stream) return { attachment, stream };
    this.log.error(`${id}: its row is there and its file is not`);
    throw new NotFoundError('core.attachment.lost', { params: { name: attachment.name } });
  }

  /** Takes back an upload of the asker's that hangs on nothing yet. */
  async remove(use: AttachmentUse, id: string): Promise<void> {
    await this.db.run(this.db.context, 'write', async () => {
      const [row] = await this.db.manager.query<AttachmentRow[]>(
        `WITH gone AS (DELETE FROM attachment WHERE id = $1 AND kind = $2 AND record_id IS NULL AND uploaded_by = $3 RETURNING *)
         SELECT ${ATTACHMENT_COLUMNS} FROM gone`,
        [id, use.kind.id, this.db.context.account.id],
      );
      if (!row) throw new AttachmentNotFoundError();
      this.audit.changed({ ...this.told(row, 'removed'), before: factsOf(row), after: null });
      await flushAudit(this.db);
    });
    await this.store.remove(id);
  }

  /** The first answer to a repeated upload. Refuses further ones of somebody who has left too many lying about. */
  private async knownUpload({ kind }: AttachmentUse, key: string | undefined): Promise<Attachment | undefined> {
    return this.db.run(this.db.context, 'read', async () => {
      const account = this.db.context.account.id;
      if (key !== undefined) {
        const row = await this.byKey(key);
        if (row && row.kind !== kind.id) throw new ConflictError('core.idempotency.other-request');
        if (row) return toAttachment(row);
      }
      const [waiting] = await this.db.manager.query<{ total: number }[]>(
        'SELECT count(*)::integer AS total FROM attachment WHERE uploaded_by = $1 AND record_id IS NULL',
        [account],
      );
      if ((waiting?.total ?? 0) >= MAX_WAITING) throw new TooManyError('core.attachment.too-many-waiting');
      return undefined;
    });
  }

  private async add(
    use: AttachmentUse,
    file: { id: string; key: string | undefined; name: string; mediaType: string; size: number; sha256: Buffer },
  ): Promise<Attachment> {
    const { id, key } = file;
    try {
      const added = await this.db.run(this.db.context, 'write', async () => {
        const [row] = await this.db.manager.query<AttachmentRow[]>(
          `INSERT INTO attachment (id, kind, name, media_type, size, sha256, upload_key, uploaded_by)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (uploaded_by, upload_key) DO NOTHING
           RETURNING ${ATTACHMENT_COLUMNS}`,
          [id, use.kind.id, file.name, file.mediaType, file.size, file.sha256, key ?? null, this.db.context.account.id],
        );
        if (!row) return key === undefined ? undefined : await this.byKey(key);
        this.audit.changed({ ...this.told(row, 'uploaded'), before: null, after: factsOf(row) });
        await flushAudit(this.db);
        return row;
      });
      if (!added) throw new ConflictError('core.idempotency.in-progress');
      // Two with one key at once: the first one counts.
      if (added.id !== id) await this.store.remove(id);
      return toAttachment(added);
    } catch (error) {
      // A commit that nobody heard of may have happened: the file goes only where its row surely is not.
      const isThere = await this.db
        .run(this.db.context, 'read', () => this.find(use, id))
        .then(
          (row) => row !== undefined,
          () => true,
        );
      if (!isThere) await this.store.remove(id);
      throw error;
    }
  }

  private async find({ kind }: AttachmentUse, id: string): Promise<AttachmentRow | undefined> {
    const [row] = await this.db.manager.query<AttachmentRow[]>(
      `SELECT ${ATTACHMENT_COLUMNS} FROM attachment WHERE id = $1 AND kind = $2`,
      [id, kind.id],
    );
    return row;
  }

  private async byKey(key: string): Promise<AttachmentRow | undefined> {
    const [row] = await this.db.manager.query<AttachmentRow[]>(
      `SELECT ${ATTACHMENT_COLUMNS} FROM attachment WHERE uploaded_by = $1 AND upload_key = $2`,
      [this.db.context.account.id, key],
    );
    return row;
  }

  /** It counts where its record does, which has lines of its own. */
  private told({ id, name }: AttachmentRow, what: string) {
    const owner = this.db.context.acting.split('.')[0];
    return { target: { type: 'attachment', id, title: name }, unit: null, action: `${owner}.attachment.${what}` };
  }
}

function factsOf({ kind, mediaType, size }: AttachmentRow) {
  return { kind, mediaType, size };
}
