import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
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
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  ACTIVITY_MACHINE as machine,
  ACTIVITY_PERMISSION as P,
  activityAnswers as answers,
  addActivitySchema,
  correctActivitySchema,
  kindsUsedQuerySchema,
  kindsUsedSchema,
  planActivitySchema,
  recordActivitySchema,
  recordIdeaActivitySchema,
  recordPastActivitySchema,
  removeActivityPhotoSchema,
  suggestActivitySchema,
  withReasonSchema,
} from '../../contract/index.ts';
import type {
  Activity,
  ActivityListQuery,
  AddActivity,
  CorrectActivity,
  KindsUsedQuery,
  PlanActivity,
  RecordActivity,
  RecordIdeaActivity,
  RecordPastActivity,
  RemoveActivityPhoto,
  SuggestActivity,
  WithReason,
} from '../../contract/index.ts';
import { ActivityService } from './activity.service.ts';
import { KindsUsedReport } from './kinds-used.ts';

const COLUMNS: ExportColumn<Activity>[] = [
  { header: 'activity.field.title', value: 'title', width: 32 },
  { header: 'activity.field.kind', value: 'kind', words: 'activity.kind' },
  { header: 'activity.field.starts-at', value: 'startsAt' },
  { header: 'activity.field.where', value: 'where', width: 28 },
  { header: 'activity.field.alliance', value: 'alliance', width: 20 },
  { header: 'activity.field.head-count', value: 'headCount' },
];

@Controller('activities')
export class ActivityController {
  constructor(
    private readonly service: ActivityService,
    private readonly kinds: KindsUsedReport,
  ) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: ActivityListQuery) {
    return this.service.findPage(query);
  }

  /** Before `:id`, which it would be taken for. */
  @Get('kinds-used')
  @AllowOn(machine, machine.read)
  @Answers(kindsUsedSchema)
  kindsUsed(@Query({ schema: kindsUsedQuerySchema }) query: KindsUsedQuery) {
    return this.kinds.tell(query);
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
  suggest(@Body({ schema: suggestActivitySchema }) command: SuggestActivity) {
    return this.service.suggest(command);
  }

  @Post('planned')
  @AllowOn(machine, P.manage)
  @Answers(answers.shown, 201)
  add(@Body({ schema: addActivitySchema }) command: AddActivity) {
    return this.service.add(command);
  }

  @Post('past')
  @AllowOn(machine, P.manage)
  @Answers(answers.shown, 201)
  recordPast(@Body({ schema: recordPastActivitySchema }) command: RecordPastActivity) {
    return this.service.recordPast(command);
  }

  @ActionRoute(machine, 'plan', answers.shown)
  plan(@RecordId() id: string, @Body({ schema: planActivitySchema }) command: PlanActivity) {
    return this.service.plan(id, command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: planActivitySchema }) command: PlanActivity) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'publish', answers.shown)
  publish(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.publish(id, version);
  }

  @ActionRoute(machine, 'hold', answers.shown)
  hold(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.hold(id, version);
  }

  @ActionRoute(machine, 'record', answers.shown)
  record(@RecordId() id: string, @Body({ schema: recordActivitySchema }) command: RecordActivity) {
    return this.service.record(id, command);
  }

  @ActionRoute(machine, 'record-past', answers.shown)
  recordIdea(@RecordId() id: string, @Body({ schema: recordIdeaActivitySchema }) command: RecordIdeaActivity) {
    return this.service.recordIdea(id, command);
  }

  @ActionRoute(machine, 'correct', answers.shown)
  correct(@RecordId() id: string, @Body({ schema: correctActivitySchema }) command: CorrectActivity) {
    return this.service.correct(id, command);
  }

  @ActionRoute(machine, 'remove-photo', answers.shown)
  removePhoto(@RecordId() id: string, @Body({ schema: removeActivityPhotoSchema }) command: RemoveActivityPhoto) {
    return this.service.removePhoto(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.act(id, { action: 'close', version });
  }

  @ActionRoute(machine, 'unpublish', answers.shown)
  unpublish(@RecordId() id: string, @Body({ schema: withReasonSchema }) command: WithReason) {
    return this.service.withReason(id, 'unpublish', command);
  }

  @ActionRoute(machine, 'cancel', answers.shown)
  cancel(@RecordId() id: string, @Body({ schema: withReasonSchema }) command: WithReason) {
    return this.service.withReason(id, 'cancel', command);
  }
}
