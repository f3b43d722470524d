import { Global, Module } from '@nestjs/common';
import { AccessService } from '../access/access.service.ts';
import { EndedSessions } from './ended-sessions.ts';
import { IdentityService } from './identity.service.ts';
import { SessionController } from './session.controller.ts';

/** Who sends a request. Global: every guard and half of the features ask. */
@Global()
@Module({
  controllers: [SessionController],
  providers: [AccessService, EndedSessions, IdentityService],
  exports: [AccessService, EndedSessions, IdentityService],
})
export class IdentityModule {}
