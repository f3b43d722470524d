import { Module } from '@nestjs/common';
import { ImportPartsModule } from '../data-import/import-parts.module.ts';
import { AppointmentImport } from './appointment.import.ts';
import { AppointmentUndoRepository } from './appointment-undo.repository.ts';

@Module({
  imports: [ImportPartsModule],
  providers: [AppointmentImport, AppointmentUndoRepository],
  exports: [AppointmentImport],
})
export class AppointmentImportModule {}
