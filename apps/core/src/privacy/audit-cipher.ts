import { SubjectCipher } from '@linli/sdk-server';
import type { SealedValues } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { SubjectVault } from './subject-vault.ts';

/** What stands masked in the audit log, encrypted under the person's key: it ends with the key, and the log stays as it is. */
@Injectable()
export class AuditCipher extends SubjectCipher {
  constructor(private readonly vault: SubjectVault) {
    super();
  }

  override async seal(subject: string, values: Record<string, unknown>): Promise<SealedValues | null> {
    const [sealed] = await this.vault.sealAll('audit', [{ subject, text: JSON.stringify(values) }]);
    return sealed ? { subject, cipher: sealed.toString('base64') } : null;
  }
}
