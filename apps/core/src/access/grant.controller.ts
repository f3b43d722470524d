import {
  changeGrantSchema,
  createGrantSchema,
  endGrantSchema,
  grantQuerySchema,
  grantSchema,
  loanSchema,
  pageOf,
  pageQuerySchema,
  type ChangeGrant,
  type CreateGrant,
  type EndGrant,
  type Grant,
  type GrantQuery,
  type Loan,
  type Page,
  type PageQuery,
} from '@linli/contracts';
import { Allow, Answers, ExportsList } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { GrantService } from './grant.service.ts';
import { LoanService } from './loan.service.ts';
import { GRANT_LIST, LOAN_LIST } from '../list-export/access-lists.ts';

const idSchema = z.uuid();

@Controller()
export class GrantController {
  constructor(
    private readonly grants: GrantService,
    private readonly loans: LoanService,
  ) {}

  @Get('grants')
  @Allow('core.grant.read', 'core.grant.end', 'core.grant.create')
  @Answers(pageOf(grantSchema))
  @ExportsList(GRANT_LIST)
  list(@Query({ schema: grantQuerySchema }) query: GrantQuery): Promise<Page<Grant>> {
    return this.grants.page(query);
  }

  @Get('grants/:id')
  @Allow('core.grant.read', 'core.grant.end', 'core.grant.create')
  @Answers(grantSchema)
  get(@Param('id', { schema: idSchema }) id: string): Promise<Grant> {
    return this.grants.get(id);
  }

  @Post('grants')
  @Allow('core.grant.create', 'core.grant.end', 'core.grant.read')
  @Answers(grantSchema, 201)
  create(@Body({ schema: createGrantSchema }) command: CreateGrant): Promise<Grant> {
    return this.grants.create(command);
  }

  @Patch('grants/:id')
  @Allow('core.grant.create', 'core.grant.end', 'core.grant.read')
  @Answers(grantSchema)
  change(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: changeGrantSchema }) command: ChangeGrant,
  ): Promise<Grant> {
    return this.grants.change(id, command);
  }

  @Post('grants/:id/end')
  @HttpCode(200)
  @Allow('core.grant.end', 'core.grant.create', 'core.grant.read')
  @Answers(grantSchema)
  end(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: endGrantSchema }) command: EndGrant,
  ): Promise<Grant> {
    return this.grants.end(id, command);
  }

  @Get('loans')
  @Allow('core.grant.read')
  @Answers(pageOf(loanSchema))
  @ExportsList(LOAN_LIST)
  lent(@Query({ schema: pageQuerySchema }) query: PageQuery): Promise<Page<Loan>> {
    return this.loans.page(query);
  }
}
