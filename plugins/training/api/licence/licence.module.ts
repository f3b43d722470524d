import { Module } from '@nestjs/common';
import { LicenceController } from './licence.controller.ts';
import { LicenceIndicators } from './licence.indicators.ts';
import { LicenceRules } from './licence.rules.ts';
import { LicenceService } from './licence.service.ts';

@Module({ controllers: [LicenceController], providers: [LicenceService, LicenceRules, LicenceIndicators] })
export class LicenceModule {}
