import { Allow, Answers, ExportsList } from '@linli/sdk-server';
import type { ExportedList } from '@linli/sdk-server';
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

const TERMS: ExportedList = {
  title: 'nav.terms',
  columns: [
    { header: 'term.field.category', value: 'category', words: 'issue.category' },
    { header: 'term.field.days', value: 'days' },
    { header: 'term.field.today', value: 'today.lastDay' },
    { header: 'term.field.source', value: 'changedBy' },
    { header: 'term.field.changed-at', value: 'changedAt' },
  ],
};

@Controller('issue-terms')
export class IssueTermController {
  constructor(private readonly terms: IssueTermService) {}

  @Get()
  @Allow(ISSUE_PERMISSION.read, TERM_PERMISSION.manage)
  @Answers(issueTermsSchema)
  @ExportsList(TERMS)
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
