import { permissionsOf } from '@linli/contracts';
import type { ActionOf, PermissionOf } from '@linli/contracts';
import { Allow, Answers, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query, applyDecorators } from '@nestjs/common';
import {
  LEDGER_PERMISSION,
  SUBSIDY_ENTRY_PERMISSION,
  SUBSIDY_RUN_MACHINE as machine,
  cancelSubsidyRunSchema,
  changeSubsidyRunSchema,
  draftSubsidyRunSchema,
  paidSubsidyEntriesSchema,
  paySubsidyEntriesSchema,
  plainSubsidyRunSchema,
  refuseSubsidyRunSchema,
  returnSubsidyRunSchema,
  subsidyDifferencesSchema,
  subsidyRunAnswers as answers,
} from '../../contract/index.ts';
import type {
  ChangeSubsidyRun,
  DraftSubsidyRun,
  PaySubsidyEntries,
  PlainSubsidyRun,
  ReasonedSubsidyRun,
  SubsidyRun,
  SubsidyRunListQuery,
} from '../../contract/index.ts';
import { EntryPayments } from '../subsidy-entry/entry-payments.service.ts';
import { READ_APPOINTMENTS } from '../subsidy-people/office-holders.ts';
import { RunDifferences } from './run-differences.service.ts';
import { SubsidyRunService } from './subsidy-run.service.ts';

const COLUMNS: ExportColumn<SubsidyRun>[] = [
  { header: 'subsidy-run.field.title', value: 'title', width: 32 },
  { header: 'subsidy-run.field.scheme', value: ({ scheme }) => scheme.title, width: 32 },
  { header: 'subsidy-run.field.held-on', value: 'heldOn' },
  { header: 'subsidy-run.field.people', value: 'people' },
  { header: 'subsidy-run.field.yuan', value: ({ totalFen }) => totalFen / 100 },
  { header: 'subsidy-run.field.released-on', value: 'releasedOn' },
];

/** Each answer says how its entries stand: they are read beside the run. */
const WithEntries = (acting: PermissionOf<typeof machine>) =>
  Allow(
    acting,
    ...permissionsOf(machine).filter((each) => each !== acting),
    SUBSIDY_ENTRY_PERMISSION.read,
    LEDGER_PERMISSION.read,
    READ_APPOINTMENTS,
  );
/** As `ActionRoute`, which would tell the gateway of its own permissions alone. */
const Step = (action: ActionOf<typeof machine>) =>
  applyDecorators(
    Post(`:id/${action}`),
    HttpCode(200),
    WithEntries(machine.actions[action].permission),
    Answers(answers.shown),
  );

@Controller('subsidy-runs')
export class SubsidyRunController {
  constructor(
    private readonly service: SubsidyRunService,
    private readonly differences: RunDifferences,
    private readonly payments: EntryPayments,
  ) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: SubsidyRunListQuery) {
    return this.service.findPage(query);
  }

  @WithEntries(machine.read)
  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @Get(':id/differences')
  @Allow(SUBSIDY_ENTRY_PERMISSION.read, machine.read)
  @Answers(subsidyDifferencesSchema)
  getDifferences(@RecordId() id: string) {
    return this.differences.of(id);
  }

  @WithEntries(machine.create.permission)
  @CreateRoute(answers)
  draft(@Body({ schema: draftSubsidyRunSchema }) command: DraftSubsidyRun) {
    return this.service.draft(command);
  }

  @Step('change')
  change(@RecordId() id: string, @Body({ schema: changeSubsidyRunSchema }) command: ChangeSubsidyRun) {
    return this.service.change(id, command);
  }

  @Step('compute')
  compute(@RecordId() id: string, @Body({ schema: plainSubsidyRunSchema }) command: PlainSubsidyRun) {
    return this.service.compute(id, command);
  }

  @Step('compare')
  compare(@RecordId() id: string, @Body({ schema: plainSubsidyRunSchema }) command: PlainSubsidyRun) {
    return this.service.compare(id, command);
  }

  @Step('check')
  check(@RecordId() id: string, @Body({ schema: plainSubsidyRunSchema }) command: PlainSubsidyRun) {
    return this.service.check(id, command);
  }

  @Step('return')
  return(@RecordId() id: string, @Body({ schema: returnSubsidyRunSchema }) command: ReasonedSubsidyRun) {
    return this.service.return(id, command);
  }

  @Step('approve')
  approve(@RecordId() id: string, @Body({ schema: plainSubsidyRunSchema }) command: PlainSubsidyRun) {
    return this.service.approve(id, command);
  }

  @Step('refuse')
  refuse(@RecordId() id: string, @Body({ schema: refuseSubsidyRunSchema }) command: ReasonedSubsidyRun) {
    return this.service.refuse(id, command);
  }

  @Step('release')
  release(@RecordId() id: string, @Body({ schema: plainSubsidyRunSchema }) command: PlainSubsidyRun) {
    return this.service.release(id, command);
  }

  /** All of a unit that are still to be paid. */
  @Post(':id/pay')
  @HttpCode(200)
  @Allow(SUBSIDY_ENTRY_PERMISSION.pay, SUBSIDY_ENTRY_PERMISSION.read, machine.read)
  @Answers(paidSubsidyEntriesSchema)
  pay(@RecordId() id: string, @Body({ schema: paySubsidyEntriesSchema }) command: PaySubsidyEntries) {
    return this.payments.payAll(id, command);
  }

  @Step('finish')
  finish(@RecordId() id: string, @Body({ schema: plainSubsidyRunSchema }) command: PlainSubsidyRun) {
    return this.service.finish(id, command);
  }

  @Step('publish')
  publish(@RecordId() id: string, @Body({ schema: plainSubsidyRunSchema }) command: PlainSubsidyRun) {
    return this.service.publish(id, command);
  }

  @Step('close')
  close(@RecordId() id: string, @Body({ schema: plainSubsidyRunSchema }) command: PlainSubsidyRun) {
    return this.service.close(id, command);
  }

  @Step('cancel')
  cancel(@RecordId() id: string, @Body({ schema: cancelSubsidyRunSchema }) command: ReasonedSubsidyRun) {
    return this.service.cancel(id, command);
  }
}
