import { permissionsOf } from '@linli/contracts';
import type { ActionOf } from '@linli/contracts';
import { ActionRoute, Allow, Answers, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Get, Query, applyDecorators } from '@nestjs/common';
import {
  LEDGER_PERMISSION,
  SUBSIDY_ENTRY_MACHINE as machine,
  SUBSIDY_RUN_PERMISSION,
  fenSumSchema,
  paySubsidyEntrySchema,
  reasonedSubsidyEntrySchema,
  subsidyEntryAnswers as answers,
} from '../../contract/index.ts';
import type {
  PaySubsidyEntry,
  ReasonedSubsidyEntry,
  SubsidyEntry,
  SubsidyEntryListQuery,
} from '../../contract/index.ts';
import { SubsidyEntryService } from './subsidy-entry.service.ts';

const COLUMNS: ExportColumn<SubsidyEntry>[] = [
  { header: 'subsidy-entry.field.person', value: 'person' },
  { header: 'subsidy-entry.field.organisation', value: 'organisation', width: 40 },
  { header: 'subsidy-entry.field.yuan', value: ({ fen }) => fen / 100 },
  { header: 'subsidy-entry.field.run', value: ({ run }) => run.title, width: 32 },
  { header: 'subsidy-entry.field.held-for', value: 'heldFor', words: 'subsidy-entry.held-for' },
  { header: 'subsidy-entry.field.released-on', value: 'releasedOn' },
  { header: 'subsidy-entry.field.paid-on', value: 'paidOn' },
];

/** What may be done with an entry depends on its run, which is read beside it. */
const Step = (action: ActionOf<typeof machine>) => {
  const { permission } = machine.actions[action];
  const others = permissionsOf(machine).filter((each) => each !== permission);
  return applyDecorators(
    ActionRoute(machine, action, answers.shown),
    Allow(permission, ...others, SUBSIDY_RUN_PERMISSION.read, LEDGER_PERMISSION.read),
  );
};

@Controller('subsidy-entries')
export class SubsidyEntryController {
  constructor(private readonly service: SubsidyEntryService) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: SubsidyEntryListQuery) {
    return this.service.findPage(query);
  }

  @Get('sum')
  @Allow(machine.read)
  @Answers(fenSumSchema)
  sum(@Query({ schema: answers.query }) query: SubsidyEntryListQuery) {
    return this.service.sum(query);
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @Step('pay')
  pay(@RecordId() id: string, @Body({ schema: paySubsidyEntrySchema }) command: PaySubsidyEntry) {
    return this.service.pay(id, command);
  }

  @Step('fail')
  fail(@RecordId() id: string, @Body({ schema: reasonedSubsidyEntrySchema }) command: ReasonedSubsidyEntry) {
    return this.service.fail(id, command);
  }

  @Step('keep')
  keep(@RecordId() id: string, @Body({ schema: reasonedSubsidyEntrySchema }) command: ReasonedSubsidyEntry) {
    return this.service.keep(id, command);
  }

  @Step('hold')
  hold(@RecordId() id: string, @Body({ schema: reasonedSubsidyEntrySchema }) command: ReasonedSubsidyEntry) {
    return this.service.hold(id, command);
  }

  @Step('remove')
  remove(@RecordId() id: string, @Body({ schema: reasonedSubsidyEntrySchema }) command: ReasonedSubsidyEntry) {
    return this.service.remove(id, command);
  }
}
