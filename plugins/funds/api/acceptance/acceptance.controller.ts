import { permissionsOf } from '@linli/contracts';
import type { ActionOf } from '@linli/contracts';
import { Allow, Answers, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, HttpCode, Post, Query, applyDecorators } from '@nestjs/common';
import {
  ACCEPTANCE_MACHINE as machine,
  PROJECT_PERMISSION,
  acceptanceAnswers as answers,
  cancelAcceptanceSchema,
  conveneAcceptanceSchema,
  passAcceptanceSchema,
  reworkAcceptanceSchema,
} from '../../contract/index.ts';
import type {
  Acceptance,
  AcceptanceListQuery,
  CancelAcceptance,
  ConveneAcceptance,
  PassAcceptance,
  ReworkAcceptance,
} from '../../contract/index.ts';
import { AcceptanceService } from './acceptance.service.ts';

const COLUMNS: ExportColumn<Acceptance>[] = [
  { header: 'acceptance.field.project', value: ({ project }) => project.title, width: 32 },
  { header: 'acceptance.field.held-on', value: 'heldOn' },
  { header: 'acceptance.field.place', value: 'place', width: 24 },
];

/** The project follows the panel's result. */
const WithProject = (acting: string) =>
  Allow(
    acting,
    ...permissionsOf(machine).filter((each) => each !== acting),
    PROJECT_PERMISSION.read,
    PROJECT_PERMISSION.accept,
  );
/** Not `ActionRoute`: whoever passes a request on reads the permissions that were named first. */
const Step = (action: ActionOf<typeof machine>) =>
  applyDecorators(
    Post(`:id/${action}`),
    HttpCode(200),
    WithProject(machine.actions[action].permission),
    Answers(answers.shown),
  );

@Controller('acceptances')
export class AcceptanceController {
  constructor(private readonly service: AcceptanceService) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: AcceptanceListQuery) {
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

  @WithProject(machine.create.permission)
  @CreateRoute(answers)
  convene(@Body({ schema: conveneAcceptanceSchema }) command: ConveneAcceptance) {
    return this.service.convene(command);
  }

  @Step('pass')
  pass(@RecordId() id: string, @Body({ schema: passAcceptanceSchema }) command: PassAcceptance) {
    return this.service.pass(id, command);
  }

  @Step('rework')
  rework(@RecordId() id: string, @Body({ schema: reworkAcceptanceSchema }) command: ReworkAcceptance) {
    return this.service.rework(id, command);
  }

  @Step('cancel')
  cancel(@RecordId() id: string, @Body({ schema: cancelAcceptanceSchema }) command: CancelAcceptance) {
    return this.service.cancel(id, command);
  }
}
