import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  LICENCE_RULE_MACHINE as machine,
  closeLicenceRuleSchema,
  createLicenceRuleSchema,
  licenceRuleAnswers as answers,
} from '../../contract/index.ts';
import type { CloseLicenceRule, CreateLicenceRule, LicenceRuleListQuery } from '../../contract/index.ts';
import { LicenceRuleService } from './licence-rule.service.ts';

const COLUMNS: ExportColumn[] = [
  { header: 'licence-rule.field.title', value: 'title', width: 32 },
  { header: 'licence.field.post', value: 'post', words: 'licence-rule.post' },
  { header: 'licence-rule.create.organisationType.label', value: 'organisationType', words: 'licence-rule.body' },
  { header: 'licence-rule.field.type', value: 'typeTitle', width: 32 },
  { header: 'licence-rule.field.from', value: 'from' },
  { header: 'licence-rule.create.graceDays.label', value: 'graceDays' },
];

@Controller('licence-rules')
export class LicenceRuleController {
  constructor(private readonly service: LicenceRuleService) {}

  @ListRoute(answers, COLUMNS)
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
