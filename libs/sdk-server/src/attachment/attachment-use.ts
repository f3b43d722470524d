import type { AttachmentKind, PermissionId } from '@linli/contracts';

/** How a process uses a kind of attachment. */
export interface AttachmentUse {
  kind: AttachmentKind;
  /** Table of the records that they hang on. */
  record: string;
  /** The permission with which one is uploaded, and the one that reads the records. */
  upload: PermissionId;
  read: PermissionId;
  /** How many may hang on one record, where they are added in several steps; the kind's own number by default. */
  most?: number;
  /** Every look at one goes to the audit log. For what is sensitive. */
  audited?: boolean;
}

/**
 * Port: whether the asker may read a record, and with it what hangs on it. A plugin's tables are guarded by row-level
 * security, which has the last word there anyway; core guards its own in code.
 */
export abstract class AttachmentRecords {
  abstract mayRead(record: string, recordId: string): Promise<boolean>;
}

/** The database decides. */
export class GuardedRecords extends AttachmentRecords {
  mayRead(): Promise<boolean> {
    return Promise.resolve(true);
  }
}
