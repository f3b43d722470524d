import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  BRAND_MACHINE as machine,
  brandAnswers as answers,
  brandReasonSchema,
  changeBrandSchema,
  proposeBrandSchema,
} from '../../contract/index.ts';
import type { BrandListQuery, BrandReason, ChangeBrand, ProposeBrand } from '../../contract/index.ts';
import { BrandService } from './brand.service.ts';

@Controller('brands')
export class BrandController {
  constructor(private readonly service: BrandService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: BrandListQuery) {
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
  propose(@Body({ schema: proposeBrandSchema }) command: ProposeBrand) {
    return this.service.propose(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeBrandSchema }) command: ChangeBrand) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'recognise', answers.shown)
  recognise(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.recognise(id, version);
  }

  @ActionRoute(machine, 'refuse', answers.shown)
  refuse(@RecordId() id: string, @Body({ schema: brandReasonSchema }) command: BrandReason) {
    return this.service.refuse(id, command);
  }

  @ActionRoute(machine, 'launch', answers.shown)
  launch(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.launch(id, version);
  }

  @ActionRoute(machine, 'retire', answers.shown)
  retire(@RecordId() id: string, @Body({ schema: brandReasonSchema }) command: BrandReason) {
    return this.service.retire(id, command);
  }
}
