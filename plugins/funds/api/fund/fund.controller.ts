import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  FUND_MACHINE as machine,
  changeFundSchema,
  closeFundSchema,
  draftFundSchema,
  dropFundSchema,
  fundAnswers as answers,
  fundQuerySchema,
  refuseFundSchema,
} from '../../contract/index.ts';
import type { ChangeFund, CloseFund, DraftFund, DropFund, FundListQuery, RefuseFund } from '../../contract/index.ts';
import { FundService } from './fund.service.ts';

@Controller('funds')
export class FundController {
  constructor(private readonly service: FundService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: fundQuerySchema }) query: FundListQuery) {
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
  draft(@Body({ schema: draftFundSchema }) command: DraftFund) {
    return this.service.draft(command);
  }

  @ActionRoute(machine, 'approve', answers.shown)
  approve(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.approve(id, version);
  }

  @ActionRoute(machine, 'refuse', answers.shown)
  refuse(@RecordId() id: string, @Body({ schema: refuseFundSchema }) command: RefuseFund) {
    return this.service.refuse(id, command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeFundSchema }) command: ChangeFund) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'drop', answers.shown)
  drop(@RecordId() id: string, @Body({ schema: dropFundSchema }) command: DropFund) {
    return this.service.drop(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeFundSchema }) command: CloseFund) {
    return this.service.close(id, command);
  }
}
