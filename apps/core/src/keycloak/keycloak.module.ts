import { Module } from '@nestjs/common';
import { KeycloakController } from './keycloak.controller.ts';
import { KeycloakService } from './keycloak.service.ts';

@Module({ controllers: [KeycloakController], providers: [KeycloakService] })
export class KeycloakModule {}
