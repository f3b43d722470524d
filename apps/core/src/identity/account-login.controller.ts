import {
  loginCommandSchema,
  loginStateSchema,
  temporaryPasswordSchema,
  type LoginCommand,
  type LoginState,
  type TemporaryPassword,
} from '@linli/contracts';
import { Allow, Answers, ShownOnce } from '@linli/sdk-server';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { AccountLoginService } from './account-login.service.ts';

const idSchema = z.uuid();

/** Whether and how an account logs in. */
@Controller('accounts/:id')
export class AccountLoginController {
  constructor(private readonly logins: AccountLoginService) {}

  @Post('disable')
  @HttpCode(200)
  @Allow('core.account.update')
  @Answers(loginStateSchema)
  disable(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: loginCommandSchema }) { reason }: LoginCommand,
  ): Promise<LoginState> {
    return this.logins.disable(id, reason);
  }

  @Post('enable')
  @HttpCode(200)
  @Allow('core.account.update')
  @Answers(loginStateSchema)
  enable(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: loginCommandSchema }) { reason }: LoginCommand,
  ): Promise<LoginState> {
    return this.logins.enable(id, reason);
  }

  @Post('end-sessions')
  @HttpCode(200)
  @Allow('core.account.update')
  @Answers(loginStateSchema)
  endSessions(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: loginCommandSchema }) { reason }: LoginCommand,
  ): Promise<LoginState> {
    return this.logins.endSessions(id, reason);
  }

  @Post('reset-password')
  @ShownOnce()
  @HttpCode(200)
  @Allow('core.account.update')
  @Answers(temporaryPasswordSchema)
  resetPassword(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: loginCommandSchema }) { reason }: LoginCommand,
  ): Promise<TemporaryPassword> {
    return this.logins.resetPassword(id, reason);
  }

  @Post('require-password-change')
  @HttpCode(200)
  @Allow('core.account.update')
  @Answers(loginStateSchema)
  requirePasswordChange(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: loginCommandSchema }) { reason }: LoginCommand,
  ): Promise<LoginState> {
    return this.logins.requirePasswordChange(id, reason);
  }

  @Post('require-second-factor')
  @HttpCode(200)
  @Allow('core.account.update')
  @Answers(loginStateSchema)
  requireSecondFactor(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: loginCommandSchema }) { reason }: LoginCommand,
  ): Promise<LoginState> {
    return this.logins.requireSecondFactor(id, reason);
  }

  @Post('reset-second-factor')
  @HttpCode(200)
  @Allow('core.account.update')
  @Answers(loginStateSchema)
  resetSecondFactor(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: loginCommandSchema }) { reason }: LoginCommand,
  ): Promise<LoginState> {
    return this.logins.resetSecondFactor(id, reason);
  }
}
