import { Module } from '@nestjs/common';
import { ImportPartsModule } from '../data-import/import-parts.module.ts';
import { PersonImport } from './person.import.ts';
import { PersonUndoRepository } from './person-undo.repository.ts';

@Module({
  imports: [ImportPartsModule],
  providers: [PersonImport, PersonUndoRepository],
  exports: [PersonImport],
})
export class PersonImportModule {}
