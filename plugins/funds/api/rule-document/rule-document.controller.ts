import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  RULE_DOCUMENT_MACHINE as machine,
  changeRuleDocumentSchema,
  draftRuleDocumentSchema,
  dropRuleDocumentSchema,
  endRuleDocumentSchema,
  issueRuleDocumentSchema,
  ruleDocumentAnswers as answers,
  ruleDocumentQuerySchema,
} from '../../contract/index.ts';
import type {
  ChangeRuleDocument,
  DraftRuleDocument,
  DropRuleDocument,
  EndRuleDocument,
  IssueRuleDocument,
  RuleDocumentListQuery,
} from '../../contract/index.ts';
import { RuleDocumentService } from './rule-document.service.ts';

@Controller('rule-documents')
export class RuleDocumentController {
  constructor(private readonly service: RuleDocumentService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: ruleDocumentQuerySchema }) query: RuleDocumentListQuery) {
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
  draft(@Body({ schema: draftRuleDocumentSchema }) command: DraftRuleDocument) {
    return this.service.draft(command);
  }

  @ActionRoute(machine, 'issue', answers.shown)
  issue(@RecordId() id: string, @Body({ schema: issueRuleDocumentSchema }) command: IssueRuleDocument) {
    return this.service.issue(id, command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeRuleDocumentSchema }) command: ChangeRuleDocument) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'drop', answers.shown)
  drop(@RecordId() id: string, @Body({ schema: dropRuleDocumentSchema }) command: DropRuleDocument) {
    return this.service.drop(id, command);
  }

  @ActionRoute(machine, 'end', answers.shown)
  end(@RecordId() id: string, @Body({ schema: endRuleDocumentSchema }) command: EndRuleDocument) {
    return this.service.end(id, command);
  }
}
