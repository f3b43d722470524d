import { Module } from '@nestjs/common';
import { CertificateModule } from '../certificate/certificate.module.ts';
import { Candidates } from './candidates.ts';
import { ClassEnd } from './class-end.ts';
import { ClassSeats } from './class-seats.ts';
import { EnrolmentController } from './enrolment.controller.ts';
import { EnrolmentService } from './enrolment.service.ts';
import { RollController } from './roll.controller.ts';
import { RollService } from './roll.service.ts';

@Module({
  imports: [CertificateModule],
  controllers: [EnrolmentController, RollController],
  providers: [EnrolmentService, RollService, Candidates, ClassSeats, ClassEnd],
  exports: [ClassSeats, ClassEnd],
})
export class EnrolmentModule {}
