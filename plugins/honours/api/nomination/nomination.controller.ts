import { permissionsOf, plainCommandSchema, transitionOf } from '@linli/contracts';
import type { ActionOf, PlainCommand } from '@linli/contracts';
import { Allow, Answers, HistoryRoute, ListRoute, RecordId, RecordRoute, ShownOnce } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query, applyDecorators } from '@nestjs/common';
import {
  AWARD_PERMISSION,
  AWARD_ROUND_PERMISSION,
  CANDIDACY_PERMISSION,
  NOMINATION_MACHINE as machine,
  NOMINATION_PERMISSION as P,
  OPINION_PERMISSION,
  SCHEME_PERMISSION,
  askContactSchema,
  consentNominationSchema,
  declineNominationSchema,
  enterNominationSchema,
  likeNominationsSchema,
  mergeNominationSchema,
  nominationAboutAnswerSchema,
  nominationAnswers as answers,
  nominationContactSchema,
  refuseNominationSchema,
  verifyNominationSchema,
} from '../../contract/index.ts';
import type {
  AskContact,
  ConsentNomination,
  DeclineNomination,
  EnterNomination,
  MergeNomination,
  NominationListQuery,
  NominationMachine,
  RefuseNomination,
  VerifyNomination,
} from '../../contract/index.ts';
import { NominationAboutService } from './nomination-about.service.ts';
import { NominationEnd } from './nomination-end.service.ts';
import { NominationService } from './nomination.service.ts';
import { NominationSteps } from './nomination-steps.service.ts';

const READ = [AWARD_ROUND_PERMISSION.read, SCHEME_PERMISSION.read];
/** What came of a nomination is cleared with it. */
const CAME_OF_IT = [CANDIDACY_PERMISSION.read, OPINION_PERMISSION.read, AWARD_PERMISSION.read];
const beside = (acting: string) => [
  ...permissionsOf(machine).filter((each) => each !== acting),
  ...READ,
  ...CAME_OF_IT,
];

/** A step of its life; what its round and scheme say is read too. */
function StepRoute(action: ActionOf<NominationMachine>): MethodDecorator {
  const { permission } = transitionOf(machine, action);
  return applyDecorators(
    Post(`:id/${action}`),
    HttpCode(200),
    Allow(permission, ...beside(permission)),
    Answers(answers.shown),
  );
}

@Controller('nominations')
export class NominationController {
  constructor(
    private readonly service: NominationService,
    private readonly steps: NominationSteps,
    private readonly end: NominationEnd,
    private readonly about: NominationAboutService,
  ) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: NominationListQuery) {
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

  @Get(':id/about')
  @Allow(P.readAbout, P.read, ...READ)
  @Answers(nominationAboutAnswerSchema)
  getAbout(@RecordId() id: string) {
    return this.about.get(id);
  }

  @Get(':id/like')
  @Allow(P.readAbout, P.read)
  @Answers(likeNominationsSchema)
  findLike(@RecordId() id: string) {
    return this.about.findLike(id);
  }

  /** Looking is written down, and the answer is kept nowhere. */
  @Post(':id/contact')
  @HttpCode(200)
  @ShownOnce()
  @Allow(P.consent, P.read, P.readAbout)
  @Answers(nominationContactSchema)
  showContact(@RecordId() id: string, @Body({ schema: askContactSchema }) command: AskContact) {
    return this.about.showContact(id, command);
  }

  @Post()
  @Allow(P.enter, ...beside(P.enter))
  @Answers(answers.shown, 201)
  enter(@Body({ schema: enterNominationSchema }) command: EnterNomination) {
    return this.service.enter(command);
  }

  @StepRoute('accept')
  accept(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.steps.accept(id, version);
  }

  @StepRoute('merge')
  merge(@RecordId() id: string, @Body({ schema: mergeNominationSchema }) command: MergeNomination) {
    return this.steps.merge(id, command);
  }

  @StepRoute('refuse')
  refuse(@RecordId() id: string, @Body({ schema: refuseNominationSchema }) command: RefuseNomination) {
    return this.steps.refuse(id, 'refuse', command);
  }

  @StepRoute('verify')
  verify(@RecordId() id: string, @Body({ schema: verifyNominationSchema }) command: VerifyNomination) {
    return this.steps.verify(id, 'verify', command);
  }

  @StepRoute('verify-again')
  verifyAgain(@RecordId() id: string, @Body({ schema: verifyNominationSchema }) command: VerifyNomination) {
    return this.steps.verify(id, 'verify-again', command);
  }

  @StepRoute('disprove')
  disprove(@RecordId() id: string, @Body({ schema: refuseNominationSchema }) command: RefuseNomination) {
    return this.steps.refuse(id, 'disprove', command);
  }

  @StepRoute('consent')
  consent(@RecordId() id: string, @Body({ schema: consentNominationSchema }) command: ConsentNomination) {
    return this.steps.consent(id, command);
  }

  @StepRoute('decline')
  decline(@RecordId() id: string, @Body({ schema: declineNominationSchema }) command: DeclineNomination) {
    return this.end.decline(id, 'decline', command);
  }

  @StepRoute('withdraw')
  withdraw(@RecordId() id: string, @Body({ schema: declineNominationSchema }) command: DeclineNomination) {
    return this.end.decline(id, 'withdraw', command);
  }
}
