import { Module } from '@nestjs/common';
import { BodyModule } from '../body/body.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { AppointmentActs } from './appointment-acts.ts';
import { AppointmentController } from './appointment.controller.ts';
import { AppointmentHeldRepository } from './appointment-held.repository.ts';
import { AppointmentHistoryRepository } from './appointment-history.repository.ts';
import { AppointmentLifeService } from './appointment-life.service.ts';
import { AppointmentListRepository } from './appointment-list.repository.ts';
import { AppointmentOverlaps } from './appointment-overlap.repository.ts';
import { AppointmentRepository } from './appointment.repository.ts';
import { AppointmentRules } from './appointment-rules.service.ts';
import { AppointmentService } from './appointment.service.ts';
import { AppointmentWriter } from './appointment-writer.repository.ts';

@Module({
  imports: [BodyModule, OrganisationModule],
  controllers: [AppointmentController],
  providers: [
    AppointmentService,
    AppointmentLifeService,
    AppointmentActs,
    AppointmentRules,
    AppointmentRepository,
    AppointmentListRepository,
    AppointmentHeldRepository,
    AppointmentHistoryRepository,
    AppointmentOverlaps,
    AppointmentWriter,
  ],
  exports: [AppointmentListRepository],
})
export class AppointmentModule {}
