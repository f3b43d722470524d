import { plainCommandSchema, unitIdParamSchema } from '@linli/contracts';
import type { PlainCommand, UnitId } from '@linli/contracts';
import {
  ActionRoute,
  AllowOn,
  Answers,
  CreateRoute,
  HistoryRoute,
  ListRoute,
  RecordId,
  RecordRoute,
} from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  PROJECT_MACHINE as machine,
  PROJECT_PERMISSION,
  changeProjectSchema,
  checkProjectSchema,
  deliberateProjectSchema,
  draftProjectSchema,
  noticeProjectSchema,
  paperNoticeSchema,
  projectAnswers as answers,
  projectBoardSchema,
  projectCountsSchema,
  projectLinesSchema,
  projectOpinionSchema,
  projectReasonSchema,
  projectFindingsSchema,
  yuanText,
} from '../../contract/index.ts';
import type {
  ChangeProject,
  CheckProject,
  DeliberateProject,
  DraftProject,
  NoticeProject,
  PaperNotice,
  Project,
  ProjectListQuery,
  ProjectOpinion,
  ProjectReason,
} from '../../contract/index.ts';
import { ProjectBoards } from './project-board.ts';
import { ProjectPlans } from './project-plan.ts';
import { ProjectService } from './project.service.ts';

const COLUMNS: ExportColumn<Project>[] = [
  { header: 'project.field.title', value: 'title', width: 32 },
  { header: 'project.field.type', value: 'type', words: 'project.type' },
  { header: 'project.field.budget', value: ({ budget }) => yuanText(budget) },
  { header: 'project.field.spent', value: ({ spent }) => yuanText(spent) },
];
const unitQuerySchema = z.object({ unit: unitIdParamSchema.optional() });
const lineQuerySchema = z.object({ at: unitIdParamSchema });

/** Up to the notice; what follows is in `project-runs.controller.ts`. */
@Controller('projects')
export class ProjectController {
  constructor(
    private readonly service: ProjectService,
    private readonly boards: ProjectBoards,
    private readonly plans: ProjectPlans,
  ) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: ProjectListQuery) {
    return this.service.findPage(query);
  }

  /** Before `:id`, which these would be taken for. */
  @Get('counts')
  @AllowOn(machine, machine.read)
  @Answers(projectCountsSchema)
  counts(@Query({ schema: answers.query }) query: ProjectListQuery) {
    return this.service.counts(query);
  }

  @Get('board')
  @AllowOn(machine, machine.read)
  @Answers(projectBoardSchema)
  board(@Query({ schema: unitQuerySchema }) { unit }: { unit?: UnitId }) {
    return this.boards.of(unit);
  }

  /** Where the money of a project may come from. */
  @Get('lines')
  @AllowOn(machine, PROJECT_PERMISSION.file)
  @Answers(projectLinesSchema)
  async lines(@Query({ schema: lineQuerySchema }) { at }: { at: UnitId }) {
    return { items: await this.plans.lines(at) };
  }

  /** What the rules in force say; nothing is saved. */
  @Post('check')
  @HttpCode(200)
  @AllowOn(machine, PROJECT_PERMISSION.file)
  @Answers(projectFindingsSchema)
  async check(@Body({ schema: checkProjectSchema }) command: CheckProject) {
    return { items: await this.plans.findings(command) };
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @CreateRoute(answers)
  draft(@Body({ schema: draftProjectSchema }) command: DraftProject) {
    return this.service.draft(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeProjectSchema }) command: ChangeProject) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'deliberate', answers.shown)
  deliberate(@RecordId() id: string, @Body({ schema: deliberateProjectSchema }) command: DeliberateProject) {
    return this.service.deliberate(id, command);
  }

  @ActionRoute(machine, 'submit', answers.shown)
  submit(@RecordId() id: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.service.submit(id, command);
  }

  @ActionRoute(machine, 'review', answers.shown)
  review(@RecordId() id: string, @Body({ schema: projectOpinionSchema }) command: ProjectOpinion) {
    return this.service.review(id, command);
  }

  @ActionRoute(machine, 'review-return', answers.shown)
  reviewReturn(@RecordId() id: string, @Body({ schema: projectReasonSchema }) command: ProjectReason) {
    return this.service.turnDown('review-return', id, command);
  }

  @ActionRoute(machine, 'review-reject', answers.shown)
  reviewReject(@RecordId() id: string, @Body({ schema: projectReasonSchema }) command: ProjectReason) {
    return this.service.turnDown('review-reject', id, command);
  }

  @ActionRoute(machine, 'record', answers.shown)
  record(@RecordId() id: string, @Body({ schema: projectOpinionSchema }) command: ProjectOpinion) {
    return this.service.record(id, command);
  }

  @ActionRoute(machine, 'record-return', answers.shown)
  recordReturn(@RecordId() id: string, @Body({ schema: projectReasonSchema }) command: ProjectReason) {
    return this.service.turnDown('record-return', id, command);
  }

  @ActionRoute(machine, 'record-reject', answers.shown)
  recordReject(@RecordId() id: string, @Body({ schema: projectReasonSchema }) command: ProjectReason) {
    return this.service.turnDown('record-reject', id, command);
  }

  @ActionRoute(machine, 'redraft', answers.shown)
  redraft(@RecordId() id: string, @Body({ schema: projectReasonSchema }) command: ProjectReason) {
    return this.service.turnDown('redraft', id, command);
  }

  @ActionRoute(machine, 'drop', answers.shown)
  drop(@RecordId() id: string, @Body({ schema: projectReasonSchema }) command: ProjectReason) {
    return this.service.turnDown('drop', id, command);
  }

  @ActionRoute(machine, 'notice', answers.shown)
  notice(@RecordId() id: string, @Body({ schema: noticeProjectSchema }) command: NoticeProject) {
    return this.service.notice(id, command);
  }

  @ActionRoute(machine, 'record-notice', answers.shown)
  recordNotice(@RecordId() id: string, @Body({ schema: paperNoticeSchema }) command: PaperNotice) {
    return this.service.recordNotice(id, command);
  }

  @ActionRoute(machine, 'revise', answers.shown)
  revise(@RecordId() id: string, @Body({ schema: projectReasonSchema }) command: ProjectReason) {
    return this.service.revise(id, command);
  }
}
