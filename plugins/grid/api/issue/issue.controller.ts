import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { ActionRoute, AllowOn, Answers, ExportsList } from '@linli/sdk-server';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  ISSUE_MACHINE,
  ISSUE_PERMISSION,
  assignIssueSchema,
  issueCountsSchema,
  issueDetailSchema,
  issueFilterSchema,
  issueHistorySchema,
  issueListQuerySchema,
  issuePageSchema,
  refuseIssueSchema,
  removePhotoSchema,
  reportIssueSchema,
  resolveIssueSchema,
  reworkIssueSchema,
  verifyIssueSchema,
} from '../../contract/index.ts';
import type {
  AssignIssue,
  IssueFilter,
  IssueListQuery,
  RefuseIssue,
  RemovePhoto,
  ReportIssue,
  ResolveIssue,
  ReworkIssue,
  VerifyIssue,
} from '../../contract/index.ts';
import { IssueService } from './issue.service.ts';
import { ISSUE_EXPORT } from './issue.export.ts';

const id = z.uuid();

@Controller('issues')
export class IssueController {
  constructor(private readonly issues: IssueService) {}

  @Get()
  @AllowOn(ISSUE_MACHINE, ISSUE_PERMISSION.read)
  @Answers(issuePageSchema)
  @ExportsList(ISSUE_EXPORT)
  findPage(@Query({ schema: issueListQuerySchema }) query: IssueListQuery) {
    return this.issues.findPage(query);
  }

  @Get('counts')
  @AllowOn(ISSUE_MACHINE, ISSUE_PERMISSION.read)
  @Answers(issueCountsSchema)
  count(@Query({ schema: issueFilterSchema }) filter: IssueFilter) {
    return this.issues.count(filter);
  }

  @Get(':id')
  @AllowOn(ISSUE_MACHINE, ISSUE_PERMISSION.read)
  @Answers(issueDetailSchema)
  get(@Param('id', { schema: id }) issueId: string) {
    return this.issues.get(issueId);
  }

  @Get(':id/history')
  @AllowOn(ISSUE_MACHINE, ISSUE_PERMISSION.read)
  @Answers(issueHistorySchema)
  async getHistory(@Param('id', { schema: id }) issueId: string) {
    return { items: await this.issues.getHistory(issueId) };
  }

  @Post()
  @AllowOn(ISSUE_MACHINE, ISSUE_PERMISSION.report)
  @Answers(issueDetailSchema, 201)
  report(@Body({ schema: reportIssueSchema }) issue: ReportIssue) {
    return this.issues.report(issue);
  }

  @ActionRoute(ISSUE_MACHINE, 'accept', issueDetailSchema)
  accept(@Param('id', { schema: id }) issueId: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.issues.accept(issueId, command);
  }

  @ActionRoute(ISSUE_MACHINE, 'refuse', issueDetailSchema)
  refuse(@Param('id', { schema: id }) issueId: string, @Body({ schema: refuseIssueSchema }) command: RefuseIssue) {
    return this.issues.refuse(issueId, command);
  }

  @ActionRoute(ISSUE_MACHINE, 'assign', issueDetailSchema)
  assign(@Param('id', { schema: id }) issueId: string, @Body({ schema: assignIssueSchema }) command: AssignIssue) {
    return this.issues.assign(issueId, command);
  }

  @ActionRoute(ISSUE_MACHINE, 'start', issueDetailSchema)
  start(@Param('id', { schema: id }) issueId: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.issues.start(issueId, command);
  }

  @ActionRoute(ISSUE_MACHINE, 'resolve', issueDetailSchema)
  resolve(@Param('id', { schema: id }) issueId: string, @Body({ schema: resolveIssueSchema }) command: ResolveIssue) {
    return this.issues.resolve(issueId, command);
  }

  @ActionRoute(ISSUE_MACHINE, 'verify', issueDetailSchema)
  verify(@Param('id', { schema: id }) issueId: string, @Body({ schema: verifyIssueSchema }) command: VerifyIssue) {
    return this.issues.verify(issueId, command);
  }

  @ActionRoute(ISSUE_MACHINE, 'rework', issueDetailSchema)
  rework(@Param('id', { schema: id }) issueId: string, @Body({ schema: reworkIssueSchema }) command: ReworkIssue) {
    return this.issues.rework(issueId, command);
  }

  @ActionRoute(ISSUE_MACHINE, 'remove-photo', issueDetailSchema)
  removePhoto(@Param('id', { schema: id }) issueId: string, @Body({ schema: removePhotoSchema }) command: RemovePhoto) {
    return this.issues.removePhoto(issueId, command);
  }

  @ActionRoute(ISSUE_MACHINE, 'close', issueDetailSchema)
  close(@Param('id', { schema: id }) issueId: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.issues.close(issueId, command);
  }
}
