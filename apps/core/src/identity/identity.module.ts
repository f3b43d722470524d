import { Global, Module } from '@nestjs/common';
import { AccessService } from '../access/access.service.ts';
import { AccountService } from '../access/account.service.ts';
import { AccountCreateController } from './account-create.controller.ts';
import { AccountCreateService } from './account-create.service.ts';
import { AccountLoginController } from './account-login.controller.ts';
import { AccountLoginService } from './account-login.service.ts';
import { EndedSessions } from './ended-sessions.ts';
import { FailedLogins } from './failed-logins.ts';
import { IdentityService } from './identity.service.ts';
import { PluginScope } from '../plugin-door/plugin-scope.ts';
import { ProviderTasks } from './provider-tasks.ts';
import { SessionController } from './session.controller.ts';
import { SessionLog } from './session-log.ts';
import { SessionWatch } from './session-watch.ts';

/** Who sends a request, and how accounts log in. Global: every guard and half of the features ask. */
@Global()
@Module({
  controllers: [SessionController, AccountCreateController, AccountLoginController],
  providers: [
    AccessService,
    AccountCreateService,
    AccountLoginService,
    AccountService,
    EndedSessions,
    FailedLogins,
    IdentityService,
    PluginScope,
    ProviderTasks,
    SessionLog,
    SessionWatch,
  ],
  exports: [AccessService, EndedSessions, IdentityService, PluginScope],
})
export class IdentityModule {}
