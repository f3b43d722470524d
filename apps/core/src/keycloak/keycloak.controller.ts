import { appliedKeycloakSchema, applyKeycloakSchema, type AppliedKeycloak, type ApplyKeycloak } from '@linli/contracts';
import { Allow, Answers, NoTransaction } from '@linli/sdk-server';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { KeycloakService } from './keycloak.service.ts';

@Controller('keycloak')
export class KeycloakController {
  constructor(private readonly keycloak: KeycloakService) {}

  /** Dozens of questions to another server: longer than a transaction should last. */
  @Post('apply')
  @HttpCode(200)
  @NoTransaction()
  @Allow('core.platform.update')
  @Answers(appliedKeycloakSchema)
  apply(@Body({ schema: applyKeycloakSchema }) command: ApplyKeycloak): Promise<AppliedKeycloak> {
    return this.keycloak.apply(command);
  }
}
