import { Module } from '@nestjs/common';
import { GradeChangeController } from './grade-change.controller.ts';
import { GradeChangeService } from './grade-change.service.ts';

@Module({ controllers: [GradeChangeController], providers: [GradeChangeService] })
export class GradeChangeModule {}
