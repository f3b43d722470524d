import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  TRAINING_CLASS_MACHINE as machine,
  changeTrainingClassSchema,
  closeTrainingClassSchema,
  createTrainingClassSchema,
  trainingClassAnswers as answers,
} from '../../contract/index.ts';
import type {
  ChangeTrainingClass,
  CloseTrainingClass,
  CreateTrainingClass,
  TrainingClassListQuery,
} from '../../contract/index.ts';
import { TrainingClassService } from './training-class.service.ts';

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
  create(@Body({ schema: createTrainingClassSchema }) command: CreateTrainingClass) {
    return this.service.create(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeTrainingClassSchema }) command: ChangeTrainingClass) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeTrainingClassSchema }) command: CloseTrainingClass) {
    return this.service.close(id, command);
  }
}
