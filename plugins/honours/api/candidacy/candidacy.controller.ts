import { permissionsOf, plainCommandSchema } from '@linli/contracts';
import type { ActionOf, PlainCommand } from '@linli/contracts';
import {
  ActionRoute,
  Allow,
  Answers,
  CreateRoute,
  HistoryRoute,
  ListRoute,
  RecordId,
  RecordRoute,
} from '@linli/sdk-server';
import { Body, Controller, Get, Query, applyDecorators } from '@nestjs/common';
import {
  AWARD_PERMISSION,
  CANDIDACY_PERMISSION,
  CANDIDACY_MACHINE as machine,
  NOMINATION_PERMISSION,
  OPINION_PERMISSION,
  awardCandidacySchema,
  beginCandidacySchema,
  candidacyAnswers as answers,
  candidateSchema,
  investigateCandidacySchema,
  namedCandidateSchema,
  publishCandidacySchema,
  refuseCandidacySchema,
} from '../../contract/index.ts';
import type {
  AwardCandidacy,
  BeginCandidacy,
  CandidacyListQuery,
  InvestigateCandidacy,
  PublishCandidacy,
  RefuseCandidacy,
} from '../../contract/index.ts';
import { CandidacyDecision } from './candidacy-decision.service.ts';
import { CandidacyService } from './candidacy.service.ts';

const BESIDE = [NOMINATION_PERMISSION.read, OPINION_PERMISSION.read, AWARD_PERMISSION.read];
/** Nomination, opinions and award are read beside it. */
const Reads = (acting: string) => {
  const others = [...permissionsOf(machine), ...BESIDE].filter((each) => each !== acting);
  return Allow(acting, ...new Set(others));
};
const Step = (action: ActionOf<typeof machine>) =>
  applyDecorators(ActionRoute(machine, action, answers.shown), Reads(machine.actions[action].permission));

@Controller('candidacies')
export class CandidacyController {
  constructor(
    private readonly service: CandidacyService,
    private readonly decision: CandidacyDecision,
  ) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: CandidacyListQuery) {
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

  @Get(':id/candidate')
  @Allow(NOMINATION_PERMISSION.readAbout, NOMINATION_PERMISSION.read, machine.read)
  @Answers(candidateSchema)
  candidate(@RecordId() id: string) {
    return this.decision.candidate(id);
  }

  @Get(':id/named-candidate')
  @Allow(CANDIDACY_PERMISSION.decide, NOMINATION_PERMISSION.read, machine.read)
  @Answers(namedCandidateSchema)
  named(@RecordId() id: string) {
    return this.decision.named(id);
  }

  @Reads(machine.create.permission)
  @CreateRoute(answers)
  begin(@Body({ schema: beginCandidacySchema }) command: BeginCandidacy) {
    return this.service.begin(command);
  }

  @Step('shortlist')
  shortlist(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.shortlist(id, version);
  }

  @Step('publish')
  publish(@RecordId() id: string, @Body({ schema: publishCandidacySchema }) command: PublishCandidacy) {
    return this.service.publish(id, command);
  }

  @Step('object')
  object(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.object(id, version);
  }

  @Step('investigate')
  investigate(@RecordId() id: string, @Body({ schema: investigateCandidacySchema }) command: InvestigateCandidacy) {
    return this.service.investigate(id, command);
  }

  @Step('award')
  award(@RecordId() id: string, @Body({ schema: awardCandidacySchema }) command: AwardCandidacy) {
    return this.decision.award(id, command);
  }

  @Step('refuse')
  refuse(@RecordId() id: string, @Body({ schema: refuseCandidacySchema }) command: RefuseCandidacy) {
    return this.service.refuse(id, command);
  }

  @Step('withdraw')
  withdraw(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.decision.withdraw(id, version);
  }
}
