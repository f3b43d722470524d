import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  RULE_DOCUMENT_MACHINE as machine,
  changeRuleDocumentSchema,
  closeRuleDocumentSchema,
  createRuleDocumentSchema,
  ruleDocumentAnswers as answers,
} from '../../contract/index.ts';
import type {
  ChangeRuleDocument,
  CloseRuleDocument,
  CreateRuleDocument,
  RuleDocumentListQuery,
} from '../../contract/index.ts';
import { RuleDocumentService } from './rule-document.service.ts';

@Controller('rule-documents')
export class RuleDocumentController {
  constructor(private readonly service: RuleDocumentService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: RuleDocumentListQuery) {
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
  create(@Body({ schema: createRuleDocumentSchema }) command: CreateRuleDocument) {
    return this.service.create(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeRuleDocumentSchema }) command: ChangeRuleDocument) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeRuleDocumentSchema }) command: CloseRuleDocument) {
    return this.service.close(id, command);
  }
}
