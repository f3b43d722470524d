import { Module } from '@nestjs/common';
import { UnitModule } from '../unit/unit.module.ts';
import { ImportApplyService } from './import-apply.service.ts';
import { ImportPlanRepository } from './import-plan.repository.ts';
import { ImportUndoRepository } from './import-undo.repository.ts';
import { ImportUndoService } from './import-undo.service.ts';
import { ImportWords } from './import.words.ts';
import { UnitImportController } from './unit-import.controller.ts';
import { UnitImportRepository } from './unit-import.repository.ts';
import { UnitImportService } from './unit-import.service.ts';
import { UploadParser } from './upload.guard.ts';

@Module({
  imports: [UnitModule],
  controllers: [UnitImportController],
  providers: [
    UnitImportService,
    ImportApplyService,
    ImportUndoService,
    UnitImportRepository,
    ImportPlanRepository,
    ImportUndoRepository,
    ImportWords,
    UploadParser,
  ],
})
export class UnitImportModule {}
