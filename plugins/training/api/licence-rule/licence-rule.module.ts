import { Module } from '@nestjs/common';
import { LicenceRuleController } from './licence-rule.controller.ts';
import { LicenceRuleService } from './licence-rule.service.ts';

@Module({ controllers: [LicenceRuleController], providers: [LicenceRuleService] })
export class LicenceRuleModule {}
