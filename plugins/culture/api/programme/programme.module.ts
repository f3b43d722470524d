import { Module } from '@nestjs/common';
import { ProgrammeController } from './programme.controller.ts';
import { ProgrammeService } from './programme.service.ts';

@Module({ controllers: [ProgrammeController], providers: [ProgrammeService] })
export class ProgrammeModule {}
