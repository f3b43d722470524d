import { Module } from '@nestjs/common';
import { SubsidySchemeController } from './subsidy-scheme.controller.ts';
import { SubsidySchemeService } from './subsidy-scheme.service.ts';

@Module({ controllers: [SubsidySchemeController], providers: [SubsidySchemeService] })
export class SubsidySchemeModule {}
