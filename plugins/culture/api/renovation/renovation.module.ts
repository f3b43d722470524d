import { Module } from '@nestjs/common';
import { RenovationController } from './renovation.controller.ts';
import { RenovationIndicators } from './renovation.indicators.ts';
import { RenovationService } from './renovation.service.ts';

@Module({ controllers: [RenovationController], providers: [RenovationService, RenovationIndicators] })
export class RenovationModule {}
