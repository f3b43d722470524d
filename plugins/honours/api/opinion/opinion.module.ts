import { Module } from '@nestjs/common';
import { OpinionController } from './opinion.controller.ts';
import { OpinionService } from './opinion.service.ts';

@Module({ controllers: [OpinionController], providers: [OpinionService] })
export class OpinionModule {}
