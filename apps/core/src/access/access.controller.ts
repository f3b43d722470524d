import {
  accountDetailSchema,
  accountQuerySchema,
  accountSummarySchema,
  explainQuerySchema,
  explanationSchema,
  holderSchema,
  meSchema,
  pageOf,
  permissionIdSchema,
  unitIdParamSchema,
  whoQuerySchema,
  whoSchema,
  type AccountDetail,
  type AccountQuery,
  type AccountSummary,
  type ExplainQuery,
  type Explanation,
  type Holder,
  type Me,
  type Page,
  type Who,
  type WhoQuery,
} from '@linli/contracts';
import { Allow, AllowAnyAccount, Answers, ExportsList, localeOf } from '@linli/sdk-server';
import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { IdentityService } from '../identity/identity.service.ts';
import { AccountListService } from './account-list.service.ts';
import { accountSchema, declareAccountSchema, type Account, type DeclareAccount } from './account.schemas.ts';
import { AccountService } from './account.service.ts';
import { ExplainService } from './explain.service.ts';
import { MeService } from './me.service.ts';
import { WhoService } from './who.service.ts';
import { ACCOUNT_LIST } from '../list-export/access-lists.ts';

const holderQuerySchema = z.object({ permission: permissionIdSchema });
type HolderQuery = z.infer<typeof holderQuerySchema>;

/** Who I am, who others are, and who may do what where. */
@Controller()
export class AccessController {
  constructor(
    private readonly identity: IdentityService,
    private readonly mine: MeService,
    private readonly people: WhoService,
    private readonly explaining: ExplainService,
    private readonly accounts: AccountService,
    private readonly accountList: AccountListService,
  ) {}

  @Get('me')
  @AllowAnyAccount()
  @Answers(meSchema)
  async me(@Headers() headers: Record<string, string | undefined>): Promise<Me> {
    const { access } = await this.identity.authenticate(headers['authorization']);
    return await this.mine.describe(access, localeOf(headers['accept-language']));
  }

  @Get('units/:id/holders')
  @Allow('core.unit.read')
  @Answers(z.object({ items: z.array(holderSchema) }))
  holders(
    @Param('id', { schema: unitIdParamSchema }) id: number,
    @Query({ schema: holderQuerySchema }) { permission }: HolderQuery,
  ): Promise<{ items: Holder[] }> {
    return this.people.holders(id, permission);
  }

  @Get('access/who')
  @Allow('core.grant.read')
  @Answers(z.object({ items: z.array(whoSchema) }))
  who(@Query({ schema: whoQuerySchema }) query: WhoQuery): Promise<{ items: Who[] }> {
    return this.people.who(query);
  }

  @Get('access/explain')
  @Allow('core.grant.read')
  @Answers(explanationSchema)
  explain(@Query({ schema: explainQuerySchema }) query: ExplainQuery): Promise<Explanation> {
    return this.explaining.explain(query);
  }

  @Get('accounts')
  @Allow('core.account.read')
  @Answers(pageOf(accountSummarySchema))
  @ExportsList(ACCOUNT_LIST)
  list(@Query({ schema: accountQuerySchema }) query: AccountQuery): Promise<Page<AccountSummary>> {
    return this.accountList.page(query);
  }

  @Get('accounts/:id')
  @Allow('core.account.read', 'core.account.update')
  @Answers(accountDetailSchema)
  account(@Param('id', { schema: z.uuid() }) id: string): Promise<AccountDetail> {
    return this.accountList.detail(id);
  }

  @Post('accounts')
  @Allow('core.account.declare')
  @Answers(accountSchema, 201)
  declare(@Body({ schema: declareAccountSchema }) account: DeclareAccount): Promise<Account> {
    return this.accounts.declare(account);
  }
}
