import { Module } from '@nestjs/common';
import { AppointmentModule } from '../appointment/appointment.module.ts';
import { BodyModule } from '../body/body.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { GovernanceController } from './governance.controller.ts';
import { GovernanceExceptions } from './governance-exception.service.ts';
import { GovernanceFigures } from './governance-figures.service.ts';
import { GovernanceIndicators } from './governance.indicators.ts';
import { GovernanceReader } from './governance-reader.ts';
import { GovernanceScopes } from './governance-scopes.ts';
import { GovernanceService } from './governance.service.ts';

/** What is derived from bodies, posts and who holds them. */
@Module({
  imports: [BodyModule, OrganisationModule, AppointmentModule],
  controllers: [GovernanceController],
  providers: [
    GovernanceService,
    GovernanceFigures,
    GovernanceExceptions,
    GovernanceIndicators,
    GovernanceReader,
    GovernanceScopes,
  ],
})
export class GovernanceModule {}
