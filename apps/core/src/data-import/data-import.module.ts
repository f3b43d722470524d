import { Module } from '@nestjs/common';
import { APPOINTMENT_IMPORT_ALSO, AppointmentImport } from '../appointment-import/appointment.import.ts';
import { AppointmentImportModule } from '../appointment-import/appointment-import.module.ts';
import { GRANT_IMPORT_ACT, GrantImport } from '../grant-import/grant.import.ts';
import { GrantImportModule } from '../grant-import/grant-import.module.ts';
import { ORGANISATION_IMPORT_ALSO, OrganisationImport } from '../organisation-import/organisation.import.ts';
import { OrganisationImportModule } from '../organisation-import/organisation-import.module.ts';
import { PERSON_IMPORT_ALSO, PersonImport } from '../person-import/person.import.ts';
import { PersonImportModule } from '../person-import/person-import.module.ts';
import { UnitImport } from '../unit-import/unit.import.ts';
import { UnitImportModule } from '../unit-import/unit-import.module.ts';
import { ExportService } from './export.service.ts';
import { importControllers } from './import.controller.ts';
import { ImportFiles } from './import-files.ts';
import { ImportJobs } from './import-jobs.ts';
import { ImportPartsModule } from './import-parts.module.ts';
import { ImportPlanRepository } from './import-plan.repository.ts';
import { ImportRepository } from './import.repository.ts';
import { ImportService } from './import.service.ts';
import { ImportStore } from './import-store.ts';
import { ImportWords } from './import.words.ts';
import { ImportWork } from './import-work.ts';
import type { NounImport } from './import.types.ts';
import { NounImports } from './noun-imports.ts';
import { UploadParser } from './upload.guard.ts';

@Module({
  imports: [
    ImportPartsModule,
    UnitImportModule,
    OrganisationImportModule,
    PersonImportModule,
    AppointmentImportModule,
    GrantImportModule,
  ],
  controllers: [
    ...importControllers('units', { read: 'core.unit.read' }),
    ...importControllers('organisations', { read: 'core.organisation.read', also: ORGANISATION_IMPORT_ALSO }),
    ...importControllers('people', { read: 'core.person.read', also: PERSON_IMPORT_ALSO }),
    ...importControllers('appointments', { read: 'core.appointment.read', also: APPOINTMENT_IMPORT_ALSO }),
    ...importControllers('grants', { read: 'core.grant.read', act: GRANT_IMPORT_ACT }),
  ],
  providers: [
    {
      provide: NounImports,
      useFactory: (...nouns: NounImport[]) => new NounImports(nouns),
      inject: [UnitImport, OrganisationImport, PersonImport, AppointmentImport, GrantImport],
    },
    ImportService,
    ImportRepository,
    ImportPlanRepository,
    ImportStore,
    ImportWork,
    ImportJobs,
    ImportWords,
    ImportFiles,
    ExportService,
    UploadParser,
  ],
})
export class DataImportModule {}
