import { permissionsOf } from '@linli/contracts';
import { ActionRoute, Allow, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  CANDIDACY_PERMISSION,
  OPINION_MACHINE as machine,
  answerOpinionSchema,
  askOpinionSchema,
  opinionAnswers as answers,
  opinionQuerySchema,
  takeBackOpinionSchema,
} from '../../contract/index.ts';
import type { AnswerOpinion, AskOpinion, OpinionListQuery, TakeBackOpinion } from '../../contract/index.ts';
import { OpinionService } from './opinion.service.ts';

/** The candidacy is read beside what is asked about it. */
const WithCandidacy = (acting: string) =>
  Allow(acting, ...permissionsOf(machine).filter((each) => each !== acting), CANDIDACY_PERMISSION.read);

@Controller('opinions')
export class OpinionController {
  constructor(private readonly service: OpinionService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: opinionQuerySchema }) query: OpinionListQuery) {
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

  @WithCandidacy(machine.create.permission)
  @CreateRoute(answers)
  ask(@Body({ schema: askOpinionSchema }) command: AskOpinion) {
    return this.service.ask(command);
  }

  @ActionRoute(machine, 'answer', answers.shown)
  answer(@RecordId() id: string, @Body({ schema: answerOpinionSchema }) command: AnswerOpinion) {
    return this.service.answer(id, command);
  }

  @ActionRoute(machine, 'take-back', answers.shown)
  takeBack(@RecordId() id: string, @Body({ schema: takeBackOpinionSchema }) command: TakeBackOpinion) {
    return this.service.takeBack(id, command);
  }
}
