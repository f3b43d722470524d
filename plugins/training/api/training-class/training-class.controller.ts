import { permissionsOf, plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { ActionRoute, Allow, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Answers } from '@linli/sdk-server';
import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import {
  ENROLMENT_MACHINE,
  TRAINING_CLASS_MACHINE as machine,
  TRAINING_CLASS_PERMISSION as P,
  cancelTrainingClassSchema,
  changeTrainingClassSchema,
  draftTrainingClassSchema,
  trainingClassAnswers as answers,
} from '../../contract/index.ts';
import type {
  CancelTrainingClass,
  ChangeTrainingClass,
  DraftTrainingClass,
  TrainingClassListQuery,
} from '../../contract/index.ts';
import { TrainingClassService } from './training-class.service.ts';

/** A class that ends ends the enrolments in it. */
const EndingRoute = (action: 'finish' | 'cancel') => (target: object, key: string | symbol, at: PropertyDescriptor) => {
  const permissions = [...permissionsOf(machine), ...permissionsOf(ENROLMENT_MACHINE)];
  const decorators = [
    Post(`:id/${action}`),
    HttpCode(200),
    Allow(P.manage, ...permissions.filter((each) => each !== P.manage)),
    Answers(answers.shown),
  ];
  for (const decorate of decorators) decorate(target, key, at);
};

@Controller('training-classes')
export class TrainingClassController {
  constructor(private readonly service: TrainingClassService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: TrainingClassListQuery) {
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
  draft(@Body({ schema: draftTrainingClassSchema }) command: DraftTrainingClass) {
    return this.service.draft(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeTrainingClassSchema }) command: ChangeTrainingClass) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'approve', answers.shown)
  approve(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.act(id, 'approve', version);
  }

  @ActionRoute(machine, 'open', answers.shown)
  open(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.act(id, 'open', version);
  }

  @ActionRoute(machine, 'start', answers.shown)
  start(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.act(id, 'start', version);
  }

  @EndingRoute('finish')
  finish(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.finish(id, version);
  }

  @ActionRoute(machine, 'archive', answers.shown)
  archive(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.act(id, 'archive', version);
  }

  @EndingRoute('cancel')
  cancel(@RecordId() id: string, @Body({ schema: cancelTrainingClassSchema }) command: CancelTrainingClass) {
    return this.service.cancel(id, command);
  }
}
