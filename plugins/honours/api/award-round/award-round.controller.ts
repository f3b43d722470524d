import { permissionsOf, plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { ActionRoute, Allow, Answers, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  AWARD_ROUND_MACHINE as machine,
  AWARD_ROUND_PERMISSION as P,
  NOMINATION_PERMISSION,
  SCHEME_PERMISSION,
  awardRoundAnswers as answers,
  cancelAwardRoundSchema,
  changeAwardRoundSchema,
  planAwardRoundSchema,
  roundNumbersSchema,
} from '../../contract/index.ts';
import type { AwardRoundListQuery, CancelAwardRound, ChangeAwardRound, PlanAwardRound } from '../../contract/index.ts';
import { AwardRoundService } from './award-round.service.ts';
import { RoundNumbersService } from './round-numbers.service.ts';

/** What a scheme says is read when a round is planned. */
const BESIDE = [...permissionsOf(machine).filter((each) => each !== P.manage), SCHEME_PERMISSION.read];

@Controller('award-rounds')
export class AwardRoundController {
  constructor(
    private readonly service: AwardRoundService,
    private readonly numbers: RoundNumbersService,
  ) {}

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

  @Get(':id/numbers')
  @Allow(NOMINATION_PERMISSION.read, P.read)
  @Answers(roundNumbersSchema)
  getNumbers(@RecordId() id: string) {
    return this.numbers.of(id);
  }

  @Post()
  @Allow(P.manage, ...BESIDE)
  @Answers(answers.shown, 201)
  plan(@Body({ schema: planAwardRoundSchema }) command: PlanAwardRound) {
    return this.service.plan(command);
  }

  @Post(':id/change')
  @HttpCode(200)
  @Allow(P.manage, ...BESIDE)
  @Answers(answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeAwardRoundSchema }) command: ChangeAwardRound) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'open', answers.shown)
  open(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.open(id, version);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.close(id, version);
  }

  @ActionRoute(machine, 'decide', answers.shown)
  decide(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.decide(id, version);
  }

  @ActionRoute(machine, 'conclude', answers.shown)
  conclude(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.conclude(id, version);
  }

  @ActionRoute(machine, 'cancel', answers.shown)
  cancel(@RecordId() id: string, @Body({ schema: cancelAwardRoundSchema }) command: CancelAwardRound) {
    return this.service.cancel(id, command);
  }
}
