import { ActionRoute, AllowOn, Answers, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { Body, Controller, Get, Query } from '@nestjs/common';
import {
  ENROLMENT_MACHINE as machine,
  ENROLMENT_PERMISSION,
  completeSchema,
  confirmForSchema,
  declineForSchema,
  declineSchema,
  enrolmentAnswers as answers,
  missSchema,
  myEnrolmentsSchema,
  withdrawSchema,
} from '../../contract/index.ts';
import type {
  Complete,
  ConfirmFor,
  Decline,
  DeclineFor,
  Enrolment,
  EnrolmentListQuery,
  Miss,
  Withdraw,
} from '../../contract/index.ts';
import { EnrolmentService } from './enrolment.service.ts';

const COLUMNS: ExportColumn<Enrolment>[] = [
  { header: 'enrolment.field.person', value: 'person' },
  { header: 'licence.field.post', value: 'post', words: 'licence-rule.post' },
  { header: 'enrolment.field.organisation', value: 'organisation', width: 40 },
  { header: 'enrolment.field.class', value: 'classTitle', width: 40 },
  { header: 'enrolment.field.result', value: 'result', words: 'enrolment.result' },
  { header: 'enrolment.field.completed-on', value: 'completedOn' },
];

@Controller('enrolments')
export class EnrolmentController {
  constructor(private readonly service: EnrolmentService) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: EnrolmentListQuery) {
    return this.service.findPage(query);
  }

  /** Before `:id`, which it would be taken for. */
  @Get('mine')
  @AllowOn(machine, ENROLMENT_PERMISSION.answer)
  @Answers(myEnrolmentsSchema)
  mine() {
    return this.service.mine();
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @ActionRoute(machine, 'confirm', answers.shown)
  confirm(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.confirm(id, version);
  }

  @ActionRoute(machine, 'decline', answers.shown)
  decline(@RecordId() id: string, @Body({ schema: declineSchema }) command: Decline) {
    return this.service.decline(id, command);
  }

  @ActionRoute(machine, 'confirm-for', answers.shown)
  confirmFor(@RecordId() id: string, @Body({ schema: confirmForSchema }) command: ConfirmFor) {
    return this.service.confirmFor(id, command);
  }

  @ActionRoute(machine, 'decline-for', answers.shown)
  declineFor(@RecordId() id: string, @Body({ schema: declineForSchema }) command: DeclineFor) {
    return this.service.declineFor(id, command);
  }

  @ActionRoute(machine, 'complete', answers.shown)
  complete(@RecordId() id: string, @Body({ schema: completeSchema }) command: Complete) {
    return this.service.complete(id, command);
  }

  @ActionRoute(machine, 'miss', answers.shown)
  miss(@RecordId() id: string, @Body({ schema: missSchema }) command: Miss) {
    return this.service.miss(id, command);
  }

  @ActionRoute(machine, 'withdraw', answers.shown)
  withdraw(@RecordId() id: string, @Body({ schema: withdrawSchema }) command: Withdraw) {
    return this.service.withdraw(id, command);
  }
}
