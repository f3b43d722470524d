import {
  createUnitSchema,
  moveUnitSchema,
  pageOf,
  pageQuerySchema,
  renameUnitSchema,
  unitChangeSchema,
  unitDetailSchema,
  unitIdParamSchema,
  unitRefSchema,
  unitSchema,
} from '@linli/contracts';
import type { CreateUnit, MoveUnit, RenameUnit } from '@linli/contracts';
import { Allow, Answers } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { UnitService } from './unit.service.ts';

const childrenQuerySchema = pageQuerySchema.extend({
  parent: unitIdParamSchema.optional(),
  pageSize: pageQuerySchema.shape.pageSize.unwrap().default(100),
});
const searchQuerySchema = z.object({ q: z.string().trim().min(1).max(60) });

const hitsSchema = z.object({ items: z.array(unitSchema.extend({ path: z.array(unitRefSchema) })) });
const changesSchema = z.object({ items: z.array(unitChangeSchema) });

@Controller('units')
export class UnitController {
  constructor(private readonly units: UnitService) {}

  @Get()
  @Allow('core.unit.read')
  @Answers(pageOf(unitSchema))
  findChildren(@Query({ schema: childrenQuerySchema }) { parent, ...page }: z.output<typeof childrenQuerySchema>) {
    return this.units.findChildren(parent, page);
  }

  @Get('search')
  @Allow('core.unit.read')
  @Answers(hitsSchema)
  async search(@Query({ schema: searchQuerySchema }) { q }: z.output<typeof searchQuerySchema>) {
    return { items: await this.units.search(q) };
  }

  @Get(':id')
  @Allow('core.unit.read', 'core.unit.create', 'core.unit.update', 'core.unit.move')
  @Answers(unitDetailSchema)
  getDetail(@Param('id', { schema: unitIdParamSchema }) id: number) {
    return this.units.getDetail(id);
  }

  @Get(':id/history')
  @Allow('core.unit.read')
  @Answers(changesSchema)
  async findHistory(@Param('id', { schema: unitIdParamSchema }) id: number) {
    return { items: await this.units.findHistory(id) };
  }

  @Post()
  @Allow('core.unit.create', 'core.unit.read', 'core.unit.update', 'core.unit.move')
  @Answers(unitDetailSchema, 201)
  create(@Body({ schema: createUnitSchema }) command: CreateUnit) {
    return this.units.create(command);
  }

  @Patch(':id')
  @Allow('core.unit.update', 'core.unit.read', 'core.unit.create', 'core.unit.move')
  @Answers(unitDetailSchema)
  rename(
    @Param('id', { schema: unitIdParamSchema }) id: number,
    @Body({ schema: renameUnitSchema }) command: RenameUnit,
  ) {
    return this.units.rename(id, command);
  }

  @Post(':id/move')
  @HttpCode(200)
  @Allow('core.unit.move', 'core.unit.read', 'core.unit.create', 'core.unit.update')
  @Answers(unitDetailSchema)
  move(@Param('id', { schema: unitIdParamSchema }) id: number, @Body({ schema: moveUnitSchema }) command: MoveUnit) {
    return this.units.move(id, command);
  }
}
