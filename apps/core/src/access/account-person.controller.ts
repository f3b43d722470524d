import {
  accountDetailSchema,
  accountPersonListSchema,
  accountPersonQuerySchema,
  linkPersonSchema,
  type AccountDetail,
  type AccountPerson,
  type AccountPersonQuery,
  type LinkPerson,
} from '@linli/contracts';
import { Allow, Answers } from '@linli/sdk-server';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { AccountPersonService } from './account-person.service.ts';

/** Whose an account is. */
@Controller('accounts')
export class AccountPersonController {
  constructor(private readonly links: AccountPersonService) {}

  // Looking for somebody asks for no proof of who one is; saying whose an account is does. Reach is that of the latter.
  @Get('people')
  @Allow('core.account.read', 'core.account.update')
  @Answers(accountPersonListSchema)
  async find(
    @Query({ schema: accountPersonQuerySchema }) { q }: AccountPersonQuery,
  ): Promise<{ items: AccountPerson[] }> {
    return { items: await this.links.candidates(q ?? '') };
  }

  @Put(':id/person')
  @Allow('core.account.update', 'core.account.read')
  @Answers(accountDetailSchema)
  link(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: linkPersonSchema }) { personId }: LinkPerson,
  ): Promise<AccountDetail> {
    return this.links.link(id, personId);
  }
}
