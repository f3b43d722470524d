import { Module } from '@nestjs/common';
import { AccessController } from './access.controller.ts';
import { AccountListService } from './account-list.service.ts';
import { AccountPeople } from './account-people.repository.ts';
import { AccountPersonController } from './account-person.controller.ts';
import { AccountPersonService } from './account-person.service.ts';
import { AccountRepository } from './account.repository.ts';
import { AccountService } from './account.service.ts';
import { ExplainRepository } from './explain.repository.ts';
import { ExplainService } from './explain.service.ts';
import { GrantController } from './grant.controller.ts';
import { GrantParts } from './grant.parts.ts';
import { GrantRepository } from './grant.repository.ts';
import { GrantService } from './grant.service.ts';
import { LoanService } from './loan.service.ts';
import { MeService } from './me.service.ts';
import { RoleController } from './role.controller.ts';
import { RoleRepository } from './role.repository.ts';
import { RoleService } from './role.service.ts';
import { WhoService } from './who.service.ts';

@Module({
  controllers: [AccessController, AccountPersonController, GrantController, RoleController],
  providers: [
    AccountListService,
    AccountPeople,
    AccountPersonService,
    AccountRepository,
    AccountService,
    ExplainRepository,
    ExplainService,
    GrantParts,
    GrantRepository,
    GrantService,
    LoanService,
    MeService,
    RoleRepository,
    RoleService,
    WhoService,
  ],
  exports: [AccountService, GrantService],
})
export class AccessModule {}
