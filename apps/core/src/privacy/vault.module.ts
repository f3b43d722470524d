import { SubjectCipher } from '@linli/sdk-server';
import { Global, Module } from '@nestjs/common';
import { AuditCipher } from './audit-cipher.ts';
import { SubjectVault } from './subject-vault.ts';

/** What keeps people's values apart from everything else. It needs `VaultKeys` and nothing more. */
@Global()
@Module({
  providers: [SubjectVault, { provide: SubjectCipher, useClass: AuditCipher }],
  exports: [SubjectVault, SubjectCipher],
})
export class VaultModule {}
