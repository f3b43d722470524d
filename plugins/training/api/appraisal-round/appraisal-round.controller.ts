import { permissionsOf, plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import {
  ActionRoute,
  Allow,
  AllowOn,
  Answers,
  CreateRoute,
  HistoryRoute,
  ListRoute,
  RecordId,
  RecordRoute,
} from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  APPRAISAL_MACHINE,
  APPRAISAL_ROUND_MACHINE as machine,
  APPRAISAL_ROUND_PERMISSION as P,
  appointAssessorSchema,
  appraisalRoundAnswers as answers,
  assessorsSchema,
  cancelAppraisalRoundSchema,
  extendAppraisalRoundSchema,
  planAppraisalRoundSchema,
} from '../../contract/index.ts';
import type {
  AppointAssessor,
  AppraisalRoundListQuery,
  CancelAppraisalRound,
  ExtendAppraisalRound,
  PlanAppraisalRound,
} from '../../contract/index.ts';
import { AppraisalRoundService } from './appraisal-round.service.ts';

const BESIDE = [...permissionsOf(machine), ...permissionsOf(APPRAISAL_MACHINE)].filter((each) => each !== P.manage);

@Controller('appraisal-rounds')
export class AppraisalRoundController {
  constructor(private readonly service: AppraisalRoundService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: AppraisalRoundListQuery) {
    return this.service.findPage(query);
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @Get(':id/assessors')
  @AllowOn(machine, P.manage)
  @Answers(assessorsSchema)
  findAssessors(@RecordId() id: string) {
    return this.service.findAssessors(id);
  }

  @CreateRoute(answers)
  plan(@Body({ schema: planAppraisalRoundSchema }) command: PlanAppraisalRound) {
    return this.service.plan(command);
  }

  @ActionRoute(machine, 'appoint', answers.shown)
  appoint(@RecordId() id: string, @Body({ schema: appointAssessorSchema }) command: AppointAssessor) {
    return this.service.appoint(id, command);
  }

  /** Beginning a round begins its appraisals. */
  @Post(':id/begin')
  @HttpCode(200)
  @Allow(P.manage, ...BESIDE)
  @Answers(answers.shown)
  begin(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.begin(id, version);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.close(id, version);
  }

  @ActionRoute(machine, 'extend', answers.shown)
  extend(@RecordId() id: string, @Body({ schema: extendAppraisalRoundSchema }) command: ExtendAppraisalRound) {
    return this.service.extend(id, command);
  }

  @ActionRoute(machine, 'cancel', answers.shown)
  cancel(@RecordId() id: string, @Body({ schema: cancelAppraisalRoundSchema }) command: CancelAppraisalRound) {
    return this.service.cancel(id, command);
  }
}
