import {
  ActionRoute,
  AllowOn,
  Answers,
  CreateRoute,
  HistoryRoute,
  ListRoute,
  RecordId,
  RecordRoute,
} from '@linli/sdk-server';
import { Body, Controller, Get, Query } from '@nestjs/common';
import {
  GOOD_DEED_MACHINE as machine,
  changeGoodDeedSchema,
  deedNamesSchema,
  goodDeedAnswers as answers,
  goodDeedQuerySchema,
  notPublishGoodDeedSchema,
  plainGoodDeedSchema,
  publishGoodDeedSchema,
  recordNamingSchema,
  sendBackGoodDeedSchema,
  shownDeedsSchema,
  tellGoodDeedSchema,
} from '../../contract/index.ts';
import type {
  ChangeGoodDeed,
  GoodDeedListQuery,
  PlainGoodDeed,
  PublishGoodDeed,
  RecordNaming,
  SaidWhy,
  TellGoodDeed,
} from '../../contract/index.ts';
import { GoodDeedService } from './good-deed.service.ts';
import { ShownDeeds } from './shown-deeds.ts';

@Controller('good-deeds')
export class GoodDeedController {
  constructor(
    private readonly service: GoodDeedService,
    private readonly deeds: ShownDeeds,
  ) {}

  @ListRoute(answers)
  findPage(@Query({ schema: goodDeedQuerySchema }) query: GoodDeedListQuery) {
    return this.service.findPage(query);
  }

  /** Before `:id`, which it would be taken for. */
  @Get('shown')
  @AllowOn(machine, machine.read)
  @Answers(shownDeedsSchema)
  shown() {
    return this.deeds.find();
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @Get(':id/names')
  @AllowOn(machine, machine.read)
  @Answers(deedNamesSchema)
  getNames(@RecordId() id: string) {
    return this.service.getNames(id);
  }

  @CreateRoute(answers)
  tell(@Body({ schema: tellGoodDeedSchema }) command: TellGoodDeed) {
    return this.service.tell(command);
  }

  @ActionRoute(machine, 'check', answers.shown)
  check(@RecordId() id: string, @Body({ schema: plainGoodDeedSchema }) command: PlainGoodDeed) {
    return this.service.check(id, command);
  }

  @ActionRoute(machine, 'record-naming', answers.shown)
  recordNaming(@RecordId() id: string, @Body({ schema: recordNamingSchema }) command: RecordNaming) {
    return this.service.recordNaming(id, command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeGoodDeedSchema }) command: ChangeGoodDeed) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'publish', answers.shown)
  publish(@RecordId() id: string, @Body({ schema: publishGoodDeedSchema }) command: PublishGoodDeed) {
    return this.service.publish(id, command);
  }

  @ActionRoute(machine, 'send-back', answers.shown)
  sendBack(@RecordId() id: string, @Body({ schema: sendBackGoodDeedSchema }) command: SaidWhy) {
    return this.service.sendBack(id, command);
  }

  @ActionRoute(machine, 'not-publish', answers.shown)
  notPublish(@RecordId() id: string, @Body({ schema: notPublishGoodDeedSchema }) command: SaidWhy) {
    return this.service.notPublish(id, command);
  }

  @ActionRoute(machine, 'take-down', answers.shown)
  takeDown(@RecordId() id: string, @Body({ schema: plainGoodDeedSchema }) command: PlainGoodDeed) {
    return this.service.takeDown(id, command);
  }
}
