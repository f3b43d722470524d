import { Module } from '@nestjs/common';
import { GrantParts } from '../access/grant.parts.ts';
import { GrantRepository } from '../access/grant.repository.ts';
import { ImportPartsModule } from '../data-import/import-parts.module.ts';
import { GrantBounds } from './grant-bounds.ts';
import { GrantImport } from './grant.import.ts';
import { GrantUndoRepository } from './grant-undo.repository.ts';

@Module({
  imports: [ImportPartsModule],
  providers: [GrantParts, GrantRepository, GrantBounds, GrantImport, GrantUndoRepository],
  exports: [GrantImport],
})
export class GrantImportModule {}
