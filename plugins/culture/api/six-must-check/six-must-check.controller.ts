import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  SIX_MUST_CHECK_MACHINE as machine,
  fileSixMustCheckSchema,
  sixMustCheckAnswers as answers,
  withdrawSixMustCheckSchema,
} from '../../contract/index.ts';
import type { FileSixMustCheck, SixMustCheck, SixMustCheckQuery, WithdrawSixMustCheck } from '../../contract/index.ts';
import { SixMustCheckService } from './six-must-check.service.ts';

const COLUMNS: ExportColumn<SixMustCheck>[] = [
  { header: 'six-must-check.field.venue', value: ({ venue }) => venue.title, width: 32 },
  { header: 'six-must-check.field.checked-on', value: 'checkedOn' },
  { header: 'six-must-check.field.list', value: ({ list }) => list.title, width: 24 },
  { header: 'six-must-check.field.met', value: 'met' },
  {
    header: 'six-must-check.field.lacking',
    value: ({ items }) =>
      items
        .filter(({ result }) => result !== 'met')
        .map(({ title }) => title)
        .join('\n'),
    width: 48,
  },
];

@Controller('six-must-checks')
export class SixMustCheckController {
  constructor(private readonly service: SixMustCheckService) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: SixMustCheckQuery) {
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
  file(@Body({ schema: fileSixMustCheckSchema }) command: FileSixMustCheck) {
    return this.service.file(command);
  }

  @ActionRoute(machine, 'withdraw', answers.shown)
  withdraw(@RecordId() id: string, @Body({ schema: withdrawSixMustCheckSchema }) command: WithdrawSixMustCheck) {
    return this.service.withdraw(id, command);
  }
}
