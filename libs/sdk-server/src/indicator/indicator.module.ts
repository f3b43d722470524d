import { figuresQuerySchema, figuresSchema } from '@linli/contracts';
import type { Figures, FiguresQuery, Indicator } from '@linli/contracts';
import { Controller, Get, Module, Query } from '@nestjs/common';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AllowAnyAccount } from '../access/allow.decorator.ts';
import { Answers } from '../openapi/openapi.ts';
import { FigureMethods } from './figure-methods.ts';
import { IndicatorDay, SystemDay } from './indicator-day.ts';
import { INDICATORS, IndicatorService } from './indicator.service.ts';

/**
 * `GET indicators/figures`: the one route at which every owner, core too, answers for its indicators. In the asker's own
 * context, so that a figure is what they would find in its list.
 */
@Module({})
export class IndicatorModule {
  /** `day`: a provider of {@link IndicatorDay} where the process has a clock of its own. */
  static of(
    declared: readonly Indicator[],
    day: Provider = { provide: IndicatorDay, useClass: SystemDay },
  ): DynamicModule {
    return {
      module: IndicatorModule,
      imports: [DiscoveryModule],
      controllers: [controllerOf(declared)],
      providers: [{ provide: INDICATORS, useValue: declared }, FigureMethods, IndicatorService, day],
    };
  }
}

/** Its permissions are those of the indicators: whoever holds none of them is told so for each, and refused nothing. */
function controllerOf(declared: readonly Indicator[]): Type {
  const permissions = [...new Set(declared.map(({ permission }) => permission))];

  @Controller('indicators')
  class IndicatorController {
    constructor(private readonly indicators: IndicatorService) {}

    @Get('figures')
    @AllowAnyAccount(...permissions)
    @Answers(figuresSchema)
    figures(@Query({ schema: figuresQuerySchema }) query: FiguresQuery): Promise<Figures> {
      return this.indicators.figures(query);
    }
  }
  return IndicatorController;
}
