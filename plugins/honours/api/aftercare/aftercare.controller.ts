import { permissionsOf } from '@linli/contracts';
import { ActionRoute, Allow, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  AFTERCARE_MACHINE as machine,
  AWARD_PERMISSION,
  aftercareAnswers as answers,
  aftercareQuerySchema,
  changeAftercareSchema,
  dropAftercareSchema,
  fulfilAftercareSchema,
  promiseAftercareSchema,
} from '../../contract/index.ts';
import type {
  AftercareListQuery,
  ChangeAftercare,
  DropAftercare,
  FulfilAftercare,
  PromiseAftercare,
} from '../../contract/index.ts';
import { AftercareService } from './aftercare.service.ts';

/** The award is read beside what is promised for it. */
const WithAward = (acting: string) =>
  Allow(acting, ...permissionsOf(machine).filter((each) => each !== acting), AWARD_PERMISSION.read);

@Controller('aftercare')
export class AftercareController {
  constructor(private readonly service: AftercareService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: aftercareQuerySchema }) query: AftercareListQuery) {
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

  @WithAward(machine.create.permission)
  @CreateRoute(answers)
  promise(@Body({ schema: promiseAftercareSchema }) command: PromiseAftercare) {
    return this.service.promise(command);
  }

  @ActionRoute(machine, 'fulfil', answers.shown)
  fulfil(@RecordId() id: string, @Body({ schema: fulfilAftercareSchema }) command: FulfilAftercare) {
    return this.service.fulfil(id, command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeAftercareSchema }) command: ChangeAftercare) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'drop', answers.shown)
  drop(@RecordId() id: string, @Body({ schema: dropAftercareSchema }) command: DropAftercare) {
    return this.service.drop(id, command);
  }
}
