import {
  grantSchema,
  holderSchema,
  meSchema,
  pageOf,
  pageQuerySchema,
  permissionIdSchema,
  unitIdParamSchema,
  type Grant,
  type Holder,
  type Me,
  type Page,
  type PageQuery,
} from '@linli/contracts';
import { Allow, AllowAnyAccount, Answers, localeOf } from '@linli/sdk-server';
import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { IdentityService } from '../identity/identity.service.ts';
import {
  accountSchema,
  declareAccountSchema,
  roleListSchema,
  type Account,
  type DeclareAccount,
  type RoleList,
} from './account.schemas.ts';
import { AccountService } from './account.service.ts';
import { GrantService } from './grant.service.ts';
import { MeService } from './me.service.ts';

const holderQuerySchema = z.object({ permission: permissionIdSchema });
type HolderQuery = z.infer<typeof holderQuerySchema>;

@Controller()
export class AccessController {
  constructor(
    private readonly identity: IdentityService,
    private readonly mine: MeService,
    private readonly grants: GrantService,
    private readonly accounts: AccountService,
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
    return this.grants.holders(id, permission);
  }

  @Get('grants')
  @Allow('core.grant.read')
  @Answers(pageOf(grantSchema))
  list(@Query({ schema: pageQuerySchema }) page: PageQuery): Promise<Page<Grant>> {
    return this.grants.page(page);
  }

  @Get('roles')
  @Allow('core.account.create')
  @Answers(roleListSchema)
  roles(): Promise<RoleList> {
    return this.grants.roles();
  }

  @Post('accounts')
  @Allow('core.account.create')
  @Answers(accountSchema, 201)
  declare(@Body({ schema: declareAccountSchema }) account: DeclareAccount): Promise<Account> {
    return this.accounts.declare(account);
  }
}
