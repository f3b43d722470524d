import { pageOf, unitPlanQuerySchema, unitPlanSchema } from '@linli/contracts';
import { Allow, Answers } from '@linli/sdk-server';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { UnitPlanService } from './unit-plan.service.ts';

const idSchema = z.uuid();
/** Each kind of plan is taken back with the permission that makes it. */
const MAKING = [
  'core.unit.create',
  'core.unit.update',
  'core.unit.move',
  'core.unit.merge',
  'core.unit.split',
  'core.unit.abolish',
] as const;

@Controller('unit-plans')
export class UnitPlanController {
  constructor(private readonly plans: UnitPlanService) {}

  @Get()
  @Allow('core.unit.read', ...MAKING)
  @Answers(pageOf(unitPlanSchema))
  findPlans(@Query({ schema: unitPlanQuerySchema }) query: z.output<typeof unitPlanQuerySchema>) {
    return this.plans.page(query);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('core.unit.read', ...MAKING)
  @Answers(unitPlanSchema)
  cancel(@Param('id', { schema: idSchema }) id: string) {
    return this.plans.cancel(id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Allow('core.unit.read', ...MAKING)
  @Answers(unitPlanSchema)
  retry(@Param('id', { schema: idSchema }) id: string) {
    return this.plans.retry(id);
  }
}
