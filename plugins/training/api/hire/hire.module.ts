import { Module } from '@nestjs/common';
import { BatchHires } from './batch-hires.service.ts';
import { HireCarrier } from './hire-carrier.ts';
import { HireListService } from './hire-list.service.ts';
import { HireController } from './hire.controller.ts';
import { HireTemplate } from './hire-template.ts';
import { HireIndicators } from './hire.indicators.ts';
import { HireService } from './hire.service.ts';

@Module({
  controllers: [HireController],
  providers: [HireService, HireCarrier, HireListService, BatchHires, HireTemplate, HireIndicators],
  exports: [HireService, BatchHires, HireTemplate],
})
export class HireModule {}
