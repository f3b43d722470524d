import { Module } from '@nestjs/common';
import { UnitModule } from '../unit/unit.module.ts';
import { UnitImport } from './unit.import.ts';
import { UnitUndoRepository } from './unit-undo.repository.ts';

@Module({ imports: [UnitModule], providers: [UnitImport, UnitUndoRepository], exports: [UnitImport] })
export class UnitImportModule {}
