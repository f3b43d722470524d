import { Module } from '@nestjs/common';
import { ProjectWords } from '../project/project-words.ts';
import { AcceptanceController } from './acceptance.controller.ts';
import { AcceptanceService } from './acceptance.service.ts';

@Module({ controllers: [AcceptanceController], providers: [AcceptanceService, ProjectWords] })
export class AcceptanceModule {}
