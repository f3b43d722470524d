import {
  abolishUnitSchema,
  createUnitSchema,
  daySchema,
  foreignAliasSchema,
  mergeUnitSchema,
  moveUnitSchema,
  pageOf,
  pageQuerySchema,
  renameUnitSchema,
  splitUnitSchema,
  unitChangeSchema,
  unitCommandSchema,
  unitDetailSchema,
  unitIdParamSchema,
  unitPastSchema,
  unitPlanSchema,
  unitPreviewSchema,
  unitRefSchema,
  unitSchema,
} from '@linli/contracts';
import type {
  AbolishUnit,
  CreateUnit,
  ForeignAlias,
  MergeUnit,
  MoveUnit,
  RenameUnit,
  SplitUnit,
  UnitCommand,
} from '@linli/contracts';
import { Allow, Answers, NoTransaction } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { UnitAliasService } from './unit-alias.service.ts';
import { UnitChangeService } from './unit-change.service.ts';
import { UnitPastService } from './unit-past.service.ts';
import { UnitService } from './unit.service.ts';

const flagSchema = z
  .enum(['true', 'false'])
  .default('false')
  .transform((flag) => flag === 'true');
/** `inactive`: also units that are planned or have ended. `asOf`: as it was when that day ended. */
const childrenQuerySchema = pageQuerySchema.extend({
  parent: unitIdParamSchema.optional(),
  inactive: flagSchema,
  asOf: daySchema.optional(),
  pageSize: pageQuerySchema.shape.pageSize.unwrap().default(100),
});
const searchQuerySchema = z.object({
  q: z.string().trim().min(1).max(60),
  inactive: flagSchema,
  asOf: daySchema.optional(),
});

const asOfSchema = z.object({ asOf: daySchema.optional() });

const hitsSchema = z.object({ items: z.array(unitSchema.extend({ path: z.array(unitRefSchema) })) });
const changesSchema = z.object({ items: z.array(unitChangeSchema) });

/** What a unit's page says about what may be done with it. */
const ACTIONS = [
  'core.unit.read',
  'core.unit.create',
  'core.unit.update',
  'core.unit.move',
  'core.unit.merge',
  'core.unit.split',
  'core.unit.abolish',
  'core.unit.distribute',
] as const;
const AllowWithActions = (permission: (typeof ACTIONS)[number]) =>
  Allow(permission, ...ACTIONS.filter((other) => other !== permission));

@Controller('units')
export class UnitController {
  constructor(
    private readonly units: UnitService,
    private readonly changes: UnitChangeService,
    private readonly aliases: UnitAliasService,
    private readonly past: UnitPastService,
  ) {}

  @Get()
  @Allow('core.unit.read')
  @Answers(pageOf(unitSchema))
  findChildren(@Query({ schema: childrenQuerySchema }) query: z.output<typeof childrenQuerySchema>) {
    const { parent, asOf, ...page } = query;
    return asOf === undefined ? this.units.findChildren(parent, page) : this.past.findChildren(parent, page, asOf);
  }

  @Get('search')
  @Allow('core.unit.read')
  @Answers(hitsSchema)
  async search(@Query({ schema: searchQuerySchema }) { q, inactive, asOf }: z.output<typeof searchQuerySchema>) {
    return { items: await (asOf === undefined ? this.units.search(q, inactive) : this.past.search(q, asOf)) };
  }

  @Get(':id')
  @AllowWithActions('core.unit.read')
  @Answers(z.union([unitDetailSchema, unitPastSchema]))
  getDetail(
    @Param('id', { schema: unitIdParamSchema }) id: number,
    @Query({ schema: asOfSchema }) { asOf }: z.output<typeof asOfSchema>,
  ) {
    return asOf === undefined ? this.units.getDetail(id) : this.past.get(id, asOf);
  }

  @Get(':id/history')
  @Allow('core.unit.read')
  @Answers(changesSchema)
  async findHistory(@Param('id', { schema: unitIdParamSchema }) id: number) {
    return { items: await this.units.findHistory(id) };
  }

  @Post()
  @AllowWithActions('core.unit.create')
  @Answers(unitDetailSchema, 201)
  create(@Body({ schema: createUnitSchema }) command: CreateUnit) {
    return this.units.create(command);
  }

  @Patch(':id')
  @AllowWithActions('core.unit.update')
  @Answers(unitDetailSchema)
  rename(
    @Param('id', { schema: unitIdParamSchema }) id: number,
    @Body({ schema: renameUnitSchema }) command: RenameUnit,
  ) {
    return this.changes.rename(id, command);
  }

  @Post(':id/aliases')
  @AllowWithActions('core.unit.update')
  @Answers(unitDetailSchema, 201)
  addAlias(
    @Param('id', { schema: unitIdParamSchema }) id: number,
    @Body({ schema: foreignAliasSchema }) alias: ForeignAlias,
  ) {
    return this.aliases.add(id, alias);
  }

  @Post(':id/aliases/remove')
  @HttpCode(200)
  @AllowWithActions('core.unit.update')
  @Answers(unitDetailSchema)
  removeAlias(
    @Param('id', { schema: unitIdParamSchema }) id: number,
    @Body({ schema: foreignAliasSchema }) alias: ForeignAlias,
  ) {
    return this.aliases.remove(id, alias);
  }

  /** A POST because a change has a body; it reads only, and nothing is written down. */
  @Post(':id/preview')
  @HttpCode(200)
  @NoTransaction()
  @AllowWithActions('core.unit.read')
  @Answers(unitPreviewSchema)
  preview(
    @Param('id', { schema: unitIdParamSchema }) id: number,
    @Body({ schema: unitCommandSchema }) command: UnitCommand,
  ) {
    return this.changes.preview(id, command);
  }

  @Post(':id/move')
  @HttpCode(200)
  @AllowWithActions('core.unit.move')
  @Answers(unitDetailSchema)
  move(@Param('id', { schema: unitIdParamSchema }) id: number, @Body({ schema: moveUnitSchema }) command: MoveUnit) {
    return this.changes.move(id, command);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @AllowWithActions('core.unit.merge')
  @Answers(unitPlanSchema)
  merge(@Param('id', { schema: unitIdParamSchema }) id: number, @Body({ schema: mergeUnitSchema }) command: MergeUnit) {
    return this.changes.merge(id, command);
  }

  @Post(':id/split')
  @HttpCode(200)
  @AllowWithActions('core.unit.split')
  @Answers(unitPlanSchema)
  split(@Param('id', { schema: unitIdParamSchema }) id: number, @Body({ schema: splitUnitSchema }) command: SplitUnit) {
    return this.changes.split(id, command);
  }

  @Post(':id/abolish')
  @HttpCode(200)
  @AllowWithActions('core.unit.abolish')
  @Answers(unitPlanSchema)
  abolish(
    @Param('id', { schema: unitIdParamSchema }) id: number,
    @Body({ schema: abolishUnitSchema }) command: AbolishUnit,
  ) {
    return this.changes.abolish(id, command);
  }
}
