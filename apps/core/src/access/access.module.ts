import { Module } from '@nestjs/common';
import { AccessController } from './access.controller.ts';
import { AccountService } from './account.service.ts';
import { GrantService } from './grant.service.ts';
import { MeService } from './me.service.ts';

@Module({ controllers: [AccessController], providers: [AccountService, GrantService, MeService] })
export class AccessModule {}
