import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  AWARD_ROUND_MACHINE as machine,
  changeAwardRoundSchema,
  closeAwardRoundSchema,
  createAwardRoundSchema,
  awardRoundAnswers as answers,
} from '../../contract/index.ts';
import type { ChangeAwardRound, CloseAwardRound, CreateAwardRound, AwardRoundListQuery } from '../../contract/index.ts';
import { AwardRoundService } from './award-round.service.ts';

@Controller('award-rounds')
export class AwardRoundController {
  constructor(private readonly service: AwardRoundService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: AwardRoundListQuery) {
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

  @CreateRoute(answers)
  create(@Body({ schema: createAwardRoundSchema }) command: CreateAwardRound) {
    return this.service.create(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeAwardRoundSchema }) command: ChangeAwardRound) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeAwardRoundSchema }) command: CloseAwardRound) {
    return this.service.close(id, command);
  }
}
