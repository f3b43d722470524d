import { openAccountSchema, openedAccountSchema, type OpenAccount, type OpenedAccount } from '@linli/contracts';
import { Allow, Answers, ShownOnce } from '@linli/sdk-server';
import { Body, Controller, Post } from '@nestjs/common';
import { AccountCreateService } from './account-create.service.ts';
import {
  createAccountSchema,
  createdAccountSchema,
  type CreateAccount,
  type CreatedAccount,
} from './account-create.schemas.ts';

@Controller('accounts')
export class AccountCreateController {
  constructor(private readonly accounts: AccountCreateService) {}

  /** With its grants at once: the operator's way. */
  @Post('with-login')
  @ShownOnce()
  @Allow('core.account.declare')
  @Answers(createdAccountSchema, 201)
  create(@Body({ schema: createAccountSchema }) account: CreateAccount): Promise<CreatedAccount> {
    return this.accounts.create(account);
  }

  /** Without any grant: whoever opens accounts does not say what they may do. */
  @Post('open')
  @ShownOnce()
  @Allow('core.account.create')
  @Answers(openedAccountSchema, 201)
  open(@Body({ schema: openAccountSchema }) account: OpenAccount): Promise<OpenedAccount> {
    return this.accounts.open(account);
  }
}
