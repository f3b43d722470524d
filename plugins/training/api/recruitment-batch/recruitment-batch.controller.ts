import { permissionsOf } from '@linli/contracts';
import type { ActionOf, PermissionOf } from '@linli/contracts';
import {
  ActionRoute,
  Allow,
  AllowOn,
  Answers,
  CarriesFile,
  CreateRoute,
  HistoryRoute,
  ListRoute,
  sendFile,
  NoTransaction,
  RecordId,
  RecordRoute,
} from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query, applyDecorators } from '@nestjs/common';
import {
  HIRE_MACHINE,
  HIRE_PERMISSION,
  RECRUITMENT_BATCH_MACHINE as machine,
  RECRUITMENT_BATCH_PERMISSION,
  announceRecruitmentBatchSchema,
  cancelRecruitmentBatchSchema,
  carriedHiresSchema,
  changeRecruitmentBatchSchema,
  checkHireListSchema,
  enterHireListSchema,
  hireListCheckSchema,
  hireRecruitmentBatchSchema,
  plainHireSchema,
  planRecruitmentBatchSchema,
  publishRecruitmentBatchSchema,
  recordNoticeSchema,
  recruitmentBatchAnswers as answers,
  reviseRecruitmentBatchSchema,
} from '../../contract/index.ts';
import type {
  AnnounceRecruitmentBatch,
  CancelRecruitmentBatch,
  ChangeRecruitmentBatch,
  CheckHireList,
  EnterHireList,
  HireRecruitmentBatch,
  PlainHire,
  PlanRecruitmentBatch,
  PublishRecruitmentBatch,
  RecordNotice,
  RecruitmentBatchListQuery,
  ReviseRecruitmentBatch,
} from '../../contract/index.ts';
import { HireTemplate } from '../hire/hire-template.ts';
import { HireService } from '../hire/hire.service.ts';
import { RecruitmentBatchService } from './recruitment-batch.service.ts';

const COLUMNS: ExportColumn[] = [
  { header: 'recruitment-batch.field.title', value: 'title', width: 32 },
  { header: 'recruitment-batch.field.places', value: 'places' },
  { header: 'recruitment-batch.field.listed', value: 'listed' },
  { header: 'recruitment-batch.field.announced-on', value: 'announcedOn' },
];

/** Each answer says how its list stands: the hires are read beside the batch. */
const WithHires = (acting: PermissionOf<typeof machine>) =>
  Allow(acting, ...permissionsOf(machine).filter((each) => each !== acting), HIRE_PERMISSION.read);
const Step = (action: ActionOf<typeof machine>) =>
  applyDecorators(ActionRoute(machine, action, answers.shown), WithHires(machine.actions[action].permission));

@Controller('recruitment-batches')
export class RecruitmentBatchController {
  constructor(
    private readonly service: RecruitmentBatchService,
    private readonly hires: HireService,
    private readonly templates: HireTemplate,
  ) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: RecruitmentBatchListQuery) {
    return this.service.findPage(query);
  }

  /** Before `:id`, which it would be taken for. */
  @Get('list-template')
  @AllowOn(machine, machine.read)
  @CarriesFile()
  template() {
    return sendFile(this.templates.make());
  }

  @WithHires(machine.read)
  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @WithHires(machine.create.permission)
  @CreateRoute(answers)
  plan(@Body({ schema: planRecruitmentBatchSchema }) command: PlanRecruitmentBatch) {
    return this.service.plan(command);
  }

  @Step('change')
  change(@RecordId() id: string, @Body({ schema: changeRecruitmentBatchSchema }) command: ChangeRecruitmentBatch) {
    return this.service.change(id, command);
  }

  @Step('announce')
  announce(
    @RecordId() id: string,
    @Body({ schema: announceRecruitmentBatchSchema }) command: AnnounceRecruitmentBatch,
  ) {
    return this.service.announce(id, command);
  }

  /** What a list would be; nothing is saved. */
  @Post(':id/list/check')
  @HttpCode(200)
  @AllowOn(machine, RECRUITMENT_BATCH_PERMISSION.manage)
  @Answers(hireListCheckSchema)
  check(@RecordId() id: string, @Body({ schema: checkHireListSchema }) command: CheckHireList) {
    return this.service.check(id, command);
  }

  @Step('list')
  list(@RecordId() id: string, @Body({ schema: enterHireListSchema }) command: EnterHireList) {
    return this.service.list(id, command);
  }

  @Step('publish')
  publish(@RecordId() id: string, @Body({ schema: publishRecruitmentBatchSchema }) command: PublishRecruitmentBatch) {
    return this.service.publish(id, command);
  }

  @Step('record-notice')
  recordNotice(@RecordId() id: string, @Body({ schema: recordNoticeSchema }) command: RecordNotice) {
    return this.service.recordNotice(id, command);
  }

  @Step('revise')
  revise(@RecordId() id: string, @Body({ schema: reviseRecruitmentBatchSchema }) command: ReviseRecruitmentBatch) {
    return this.service.revise(id, command);
  }

  @Step('hire')
  hire(@RecordId() id: string, @Body({ schema: hireRecruitmentBatchSchema }) command: HireRecruitmentBatch) {
    return this.service.hire(id, command);
  }

  /** Asks core in between: each piece is a transaction of its own. */
  @Post(':id/carry')
  @HttpCode(200)
  @NoTransaction()
  @AllowOn(HIRE_MACHINE, HIRE_PERMISSION.carry)
  @Answers(carriedHiresSchema)
  carry(@RecordId() id: string) {
    return this.hires.carryBatch(id);
  }

  @Step('close')
  close(@RecordId() id: string, @Body({ schema: plainHireSchema }) command: PlainHire) {
    return this.service.close(id, command);
  }

  @Step('cancel')
  cancel(@RecordId() id: string, @Body({ schema: cancelRecruitmentBatchSchema }) command: CancelRecruitmentBatch) {
    return this.service.cancel(id, command);
  }
}
