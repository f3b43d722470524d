import { Module } from '@nestjs/common';
import { GoodDeedController } from './good-deed.controller.ts';
import { GoodDeedIndicators } from './good-deed.indicators.ts';
import { GoodDeedService } from './good-deed.service.ts';
import { ShownDeeds } from './shown-deeds.ts';

@Module({ controllers: [GoodDeedController], providers: [GoodDeedService, ShownDeeds, GoodDeedIndicators] })
export class GoodDeedModule {}
