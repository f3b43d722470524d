import { Allow, Answers } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  ISSUE_PERMISSION,
  ISSUE_PERMISSIONS,
  assignIssueSchema,
  issueCountsSchema,
  issueDetailSchema,
  issueFilterSchema,
  issueHistorySchema,
  issueListQuerySchema,
  issuePageSchema,
  plainCommandSchema,
  refuseIssueSchema,
  reportIssueSchema,
  resolveIssueSchema,
  reworkIssueSchema,
} from '../../contract/index.ts';
import type {
  AssignIssue,
  IssueFilter,
  IssueListQuery,
  IssuePermission,
  PlainCommand,
  RefuseIssue,
  ReportIssue,
  ResolveIssue,
  ReworkIssue,
} from '../../contract/index.ts';
import { IssueService } from './issue.service.ts';

const id = z.uuid();
/** Acts with one permission; the others are asked about, because each answer says what may be done next. */
const AllowIssue = (acting: IssuePermission) => Allow(acting, ...ISSUE_PERMISSIONS.filter((other) => other !== acting));

@Controller('issues')
export class IssueController {
  constructor(private readonly issues: IssueService) {}

  @Get()
  @AllowIssue(ISSUE_PERMISSION.read)
  @Answers(issuePageSchema)
  findPage(@Query({ schema: issueListQuerySchema }) query: IssueListQuery) {
    return this.issues.findPage(query);
  }

  @Get('counts')
  @AllowIssue(ISSUE_PERMISSION.read)
  @Answers(issueCountsSchema)
  count(@Query({ schema: issueFilterSchema }) filter: IssueFilter) {
    return this.issues.count(filter);
  }

  @Get(':id')
  @AllowIssue(ISSUE_PERMISSION.read)
  @Answers(issueDetailSchema)
  get(@Param('id', { schema: id }) issueId: string) {
    return this.issues.get(issueId);
  }

  @Get(':id/history')
  @AllowIssue(ISSUE_PERMISSION.read)
  @Answers(issueHistorySchema)
  async getHistory(@Param('id', { schema: id }) issueId: string) {
    return { items: await this.issues.getHistory(issueId) };
  }

  @Post()
  @AllowIssue(ISSUE_PERMISSION.report)
  @Answers(issueDetailSchema, 201)
  report(@Body({ schema: reportIssueSchema }) issue: ReportIssue) {
    return this.issues.report(issue);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @AllowIssue(ISSUE_PERMISSION.accept)
  @Answers(issueDetailSchema)
  accept(@Param('id', { schema: id }) issueId: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.issues.accept(issueId, command);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @AllowIssue(ISSUE_PERMISSION.accept)
  @Answers(issueDetailSchema)
  refuse(@Param('id', { schema: id }) issueId: string, @Body({ schema: refuseIssueSchema }) command: RefuseIssue) {
    return this.issues.refuse(issueId, command);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @AllowIssue(ISSUE_PERMISSION.assign)
  @Answers(issueDetailSchema)
  assign(@Param('id', { schema: id }) issueId: string, @Body({ schema: assignIssueSchema }) command: AssignIssue) {
    return this.issues.assign(issueId, command);
  }

  @Post(':id/start')
  @HttpCode(200)
  @AllowIssue(ISSUE_PERMISSION.handle)
  @Answers(issueDetailSchema)
  start(@Param('id', { schema: id }) issueId: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.issues.start(issueId, command);
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @AllowIssue(ISSUE_PERMISSION.handle)
  @Answers(issueDetailSchema)
  resolve(@Param('id', { schema: id }) issueId: string, @Body({ schema: resolveIssueSchema }) command: ResolveIssue) {
    return this.issues.resolve(issueId, command);
  }

  @Post(':id/verify')
  @HttpCode(200)
  @AllowIssue(ISSUE_PERMISSION.verify)
  @Answers(issueDetailSchema)
  verify(@Param('id', { schema: id }) issueId: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.issues.verify(issueId, command);
  }

  @Post(':id/rework')
  @HttpCode(200)
  @AllowIssue(ISSUE_PERMISSION.verify)
  @Answers(issueDetailSchema)
  rework(@Param('id', { schema: id }) issueId: string, @Body({ schema: reworkIssueSchema }) command: ReworkIssue) {
    return this.issues.rework(issueId, command);
  }

  @Post(':id/close')
  @HttpCode(200)
  @AllowIssue(ISSUE_PERMISSION.close)
  @Answers(issueDetailSchema)
  close(@Param('id', { schema: id }) issueId: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.issues.close(issueId, command);
  }
}
