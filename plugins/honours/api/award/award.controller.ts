import { permissionsOf } from '@linli/contracts';
import type { ActionOf } from '@linli/contracts';
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
import { Body, Controller, Get, Query, applyDecorators } from '@nestjs/common';
import {
  AFTERCARE_PERMISSION,
  AWARD_MACHINE as machine,
  CANDIDACY_PERMISSION,
  NOMINATION_PERMISSION,
  OPINION_PERMISSION,
  STORY_PERMISSION,
  awardAnswers as answers,
  awardNameSchema,
  awardNamesSchema,
  awardQuerySchema,
  enterAwardSchema,
  plainAwardSchema,
  planHearingSchema,
  recordHearingSchema,
  wallSchema,
} from '../../contract/index.ts';
import type { AwardListQuery, EnterAward, PlainAward, PlanHearing, RecordHearing } from '../../contract/index.ts';
import { AwardService } from './award.service.ts';
import { WallService } from './wall.service.ts';

const KEEPSAKES = [
  ...[STORY_PERMISSION.read, AFTERCARE_PERMISSION.read, CANDIDACY_PERMISSION.read],
  ...[NOMINATION_PERMISSION.read, OPINION_PERMISSION.read],
];
/** Stories, promises and what it came of go with the award: they are read beside it. */
const WithKeepsakes = (action: ActionOf<typeof machine>) => {
  const { permission } = machine.actions[action];
  const others = permissionsOf(machine).filter((each) => each !== permission);
  return applyDecorators(ActionRoute(machine, action, answers.shown), Allow(permission, ...others, ...KEEPSAKES));
};
const ReadsStories = () =>
  Allow(machine.read, ...permissionsOf(machine).filter((each) => each !== machine.read), STORY_PERMISSION.read);

@Controller('awards')
export class AwardController {
  constructor(
    private readonly service: AwardService,
    private readonly walls: WallService,
  ) {}

  @ListRoute(answers)
  findPage(@Query({ schema: awardQuerySchema }) query: AwardListQuery) {
    return this.service.findPage(query);
  }

  /** Before `:id`, which it would be taken for. */
  @Get('wall')
  @ReadsStories()
  @Answers(wallSchema)
  wall() {
    return this.walls.find();
  }

  @Get('names')
  @AllowOn(machine, machine.read)
  @Answers(awardNamesSchema)
  names() {
    return this.walls.namesOf();
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @Get(':id/name')
  @AllowOn(machine, machine.read)
  @Answers(awardNameSchema)
  name(@RecordId() id: string) {
    return this.walls.nameOf(id);
  }

  @CreateRoute(answers)
  enter(@Body({ schema: enterAwardSchema }) command: EnterAward) {
    return this.service.enter(command);
  }

  @WithKeepsakes('leave-wall')
  leaveWall(@RecordId() id: string, @Body({ schema: plainAwardSchema }) command: PlainAward) {
    return this.service.leaveWall(id, command);
  }

  @WithKeepsakes('give-back')
  giveBack(@RecordId() id: string, @Body({ schema: plainAwardSchema }) command: PlainAward) {
    return this.service.giveBack(id, command);
  }

  @ActionRoute(machine, 'plan-hearing', answers.shown)
  planHearing(@RecordId() id: string, @Body({ schema: planHearingSchema }) command: PlanHearing) {
    return this.service.planHearing(id, command);
  }

  @ActionRoute(machine, 'record-hearing', answers.shown)
  recordHearing(@RecordId() id: string, @Body({ schema: recordHearingSchema }) command: RecordHearing) {
    return this.service.recordHearing(id, command);
  }

  @ActionRoute(machine, 'keep', answers.shown)
  keep(@RecordId() id: string, @Body({ schema: plainAwardSchema }) command: PlainAward) {
    return this.service.keep(id, command);
  }

  @WithKeepsakes('revoke')
  revoke(@RecordId() id: string, @Body({ schema: plainAwardSchema }) command: PlainAward) {
    return this.service.revoke(id, command);
  }
}
