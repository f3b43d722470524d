import { Module } from '@nestjs/common';
import { ImportPartsModule } from '../data-import/import-parts.module.ts';
import { OrganisationImport } from './organisation.import.ts';
import { OrganisationUndoRepository } from './organisation-undo.repository.ts';

@Module({
  imports: [ImportPartsModule],
  providers: [OrganisationImport, OrganisationUndoRepository],
  exports: [OrganisationImport],
})
export class OrganisationImportModule {}
