import { Module } from '@nestjs/common';
import { TrainingClassController } from './training-class.controller.ts';
import { TrainingClassService } from './training-class.service.ts';

@Module({ controllers: [TrainingClassController], providers: [TrainingClassService] })
export class TrainingClassModule {}
