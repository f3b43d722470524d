import {
  assignRowsSchema,
  pageOf,
  unitDistributionQuerySchema,
  unitDistributionSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AssignRows } from '@linli/contracts';
import { Allow, Answers } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { UnitDistributionService } from './unit-distribution.service.ts';

const assignedSchema = z.object({ unitId: unitIdSchema, assigned: z.int() });

@Controller('unit-distribution')
export class UnitDistributionController {
  constructor(private readonly distribution: UnitDistributionService) {}

  @Get()
  @Allow('core.unit.distribute')
  @Answers(pageOf(unitDistributionSchema))
  findWaiting(@Query({ schema: unitDistributionQuerySchema }) query: z.output<typeof unitDistributionQuerySchema>) {
    return this.distribution.page(query);
  }

  @Post('assign')
  @HttpCode(200)
  @Allow('core.unit.distribute')
  @Answers(assignedSchema)
  assign(@Body({ schema: assignRowsSchema }) command: AssignRows) {
    return this.distribution.assign(command);
  }
}
