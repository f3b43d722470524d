import { Allow, Answers } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ISSUE_PERMISSION,
  TERM_PERMISSION,
  changeIssueTermSchema,
  issueTermsQuerySchema,
  issueTermsSchema,
} from '../../contract/index.ts';
import type { ChangeIssueTerm, IssueTermsQuery } from '../../contract/index.ts';
import { IssueTermService } from './issue-term.service.ts';

@Controller('issue-terms')
export class IssueTermController {
  constructor(private readonly terms: IssueTermService) {}

  @Get()
  @Allow(ISSUE_PERMISSION.read, TERM_PERMISSION.manage)
  @Answers(issueTermsSchema)
  get(@Query({ schema: issueTermsQuerySchema }) { unit }: IssueTermsQuery) {
    return this.terms.get(unit);
  }

  @Post()
  @HttpCode(200)
  @Allow(TERM_PERMISSION.manage, ISSUE_PERMISSION.read)
  @Answers(issueTermsSchema)
  change(@Body({ schema: changeIssueTermSchema }) command: ChangeIssueTerm) {
    return this.terms.change(command);
  }
}
