import { Module } from '@nestjs/common';
import { ActivityPlans } from './activity-plan.ts';
import { ActivityController } from './activity.controller.ts';
import { ActivityIndicators } from './activity.indicators.ts';
import { ActivityService } from './activity.service.ts';
import { KindsUsedReport } from './kinds-used.ts';

@Module({
  controllers: [ActivityController],
  providers: [ActivityService, ActivityPlans, ActivityIndicators, KindsUsedReport],
})
export class ActivityModule {}
