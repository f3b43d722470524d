import { permissionsOf, plainCommandSchema } from '@linli/contracts';
import type { ActionOf, PlainCommand } from '@linli/contracts';
import {
  ActionRoute,
  Allow,
  CreateRoute,
  HistoryRoute,
  ListRoute,
  RecordId,
  RecordRoute,
  ShownOnce,
} from '@linli/sdk-server';
import { Body, Controller, Query, applyDecorators } from '@nestjs/common';
import {
  CANDIDACY_PERMISSION,
  NOMINATION_PERMISSION,
  PANEL_MACHINE as machine,
  addCaseSchema,
  callPanelSchema,
  cancelPanelSchema,
  countVotesSchema,
  panelAnswers as answers,
  standAsideSchema,
  voteSchema,
} from '../../contract/index.ts';
import type {
  AddCase,
  CallPanel,
  CancelPanel,
  CastVote,
  CountVotes,
  PanelListQuery,
  StandAside,
} from '../../contract/index.ts';
import { PanelService } from './panel.service.ts';

/** Candidates and whom they are are read beside it; they go on with what it came to. */
const Reads = (acting: string) => {
  const others = permissionsOf(machine).filter((each) => each !== acting);
  return Allow(acting, ...others, ...BESIDE);
};
const BESIDE = [CANDIDACY_PERMISSION.read, CANDIDACY_PERMISSION.recommend, NOMINATION_PERMISSION.read];
const Step = (action: ActionOf<typeof machine>) =>
  applyDecorators(ActionRoute(machine, action, answers.shown), Reads(machine.actions[action].permission));

@Controller('panels')
export class PanelController {
  constructor(private readonly service: PanelService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: PanelListQuery) {
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

  @Reads(machine.create.permission)
  @CreateRoute(answers)
  call(@Body({ schema: callPanelSchema }) command: CallPanel) {
    return this.service.call(command);
  }

  @Step('open')
  open(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.open(id, version);
  }

  @Step('add-case')
  addCase(@RecordId() id: string, @Body({ schema: addCaseSchema }) command: AddCase) {
    return this.service.addCase(id, command);
  }

  @Step('stand-aside')
  standAside(@RecordId() id: string, @Body({ schema: standAsideSchema }) command: StandAside) {
    return this.service.standAside(id, command);
  }

  /** A hash of what was sent would be kept with a key: of three votes, that tells which. */
  @Step('vote')
  @ShownOnce()
  vote(@RecordId() id: string, @Body({ schema: voteSchema }) command: CastVote) {
    return this.service.vote(id, command);
  }

  @Step('count')
  count(@RecordId() id: string, @Body({ schema: countVotesSchema }) command: CountVotes) {
    return this.service.count(id, command);
  }

  @Step('conclude')
  conclude(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.conclude(id, version);
  }

  @Step('cancel')
  cancel(@RecordId() id: string, @Body({ schema: cancelPanelSchema }) command: CancelPanel) {
    return this.service.cancel(id, command);
  }
}
