import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  LICENCE_RULE_MACHINE as machine,
  closeLicenceRuleSchema,
  createLicenceRuleSchema,
  licenceRuleAnswers as answers,
} from '../../contract/index.ts';
import type { CloseLicenceRule, CreateLicenceRule, LicenceRuleListQuery } from '../../contract/index.ts';
import { LicenceRuleService } from './licence-rule.service.ts';

@Controller('licence-rules')
export class LicenceRuleController {
  constructor(private readonly service: LicenceRuleService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: LicenceRuleListQuery) {
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
  create(@Body({ schema: createLicenceRuleSchema }) command: CreateLicenceRule) {
    return this.service.create(command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeLicenceRuleSchema }) command: CloseLicenceRule) {
    return this.service.close(id, command);
  }
}
