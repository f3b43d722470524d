import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { ActionRoute, AllowOn, Answers, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Get, Query } from '@nestjs/common';
import {
  APPRAISAL_MACHINE as machine,
  APPRAISAL_PERMISSION as P,
  appraisalAnswers as answers,
  fileAppraisalSchema,
  replyAppraisalSchema,
  returnAppraisalSchema,
} from '../../contract/index.ts';
import type {
  Appraisal,
  AppraisalListQuery,
  FileAppraisal,
  ReplyAppraisal,
  ReturnAppraisal,
} from '../../contract/index.ts';
import { AppraisalService } from './appraisal.service.ts';

/** What was found is read one by one: a table of findings would be the ranking that nobody wants. */
const COLUMNS: ExportColumn<Appraisal>[] = [
  { header: 'appraisal.field.person', value: 'person' },
  { header: 'licence.field.post', value: 'post', words: 'grade-change.post' },
  { header: 'appraisal.field.organisation', value: 'organisation', width: 40 },
  { header: 'appraisal.field.round', value: 'roundTitle', width: 32 },
];

@Controller('appraisals')
export class AppraisalController {
  constructor(private readonly service: AppraisalService) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: AppraisalListQuery) {
    return this.service.findPage(query, 'reach');
  }

  /** Before `:id`, which they would be taken for: what is lent to an assessor, and what is one's own, each by its permission. */
  @Get('assess')
  @AllowOn(machine, P.assess)
  @Answers(answers.page)
  findToAssess(@Query({ schema: answers.query }) query: AppraisalListQuery) {
    return this.service.findPage(query, 'assessor');
  }

  @Get('own')
  @AllowOn(machine, P.reply)
  @Answers(answers.page)
  findOwn(@Query({ schema: answers.query }) query: AppraisalListQuery) {
    return this.service.findPage(query, 'own');
  }

  @Get('assess/:id')
  @AllowOn(machine, P.assess)
  @Answers(answers.shown)
  getToAssess(@RecordId() id: string) {
    return this.service.get(id);
  }

  @Get('assess/:id/history')
  @AllowOn(machine, P.assess)
  @Answers(answers.history)
  getHistoryToAssess(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @Get('own/:id')
  @AllowOn(machine, P.reply)
  @Answers(answers.shown)
  getOwn(@RecordId() id: string) {
    return this.service.get(id);
  }

  @Get('own/:id/history')
  @AllowOn(machine, P.reply)
  @Answers(answers.history)
  getOwnHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @ActionRoute(machine, 'file', answers.shown)
  file(@RecordId() id: string, @Body({ schema: fileAppraisalSchema }) command: FileAppraisal) {
    return this.service.file(id, command);
  }

  @ActionRoute(machine, 'reply', answers.shown)
  reply(@RecordId() id: string, @Body({ schema: replyAppraisalSchema }) command: ReplyAppraisal) {
    return this.service.reply(id, command);
  }

  @ActionRoute(machine, 'no-reply', answers.shown)
  noReply(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.act(id, 'no-reply', version);
  }

  @ActionRoute(machine, 'confirm', answers.shown)
  confirm(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.act(id, 'confirm', version);
  }

  @ActionRoute(machine, 'return', answers.shown)
  sendBack(@RecordId() id: string, @Body({ schema: returnAppraisalSchema }) command: ReturnAppraisal) {
    return this.service.sendBack(id, command);
  }
}
