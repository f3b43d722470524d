import { createPublicKey, type KeyObject } from 'node:crypto';
import { AnchorFolder } from '@linli/sdk-server/audit';

/** What the audit log is sealed with and anchored in. The key here is the public half: it can verify and nothing else. */
export class AuditSeals {
  readonly folder: AnchorFolder;
  readonly key: KeyObject;

  constructor(
    readonly databaseUrl: string,
    folder: string,
    key: KeyObject,
  ) {
    this.folder = new AnchorFolder(folder);
    this.key = key.type === 'private' ? createPublicKey(key) : key;
  }
}
