import { Module } from '@nestjs/common';
import { EnrolmentModule } from '../enrolment/enrolment.module.ts';
import { ClassIndicators } from './class.indicators.ts';
import { TrainingClassController } from './training-class.controller.ts';
import { TrainingClassService } from './training-class.service.ts';

@Module({
  imports: [EnrolmentModule],
  controllers: [TrainingClassController],
  providers: [TrainingClassService, ClassIndicators],
})
export class TrainingClassModule {}
