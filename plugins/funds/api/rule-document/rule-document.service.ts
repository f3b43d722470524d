import type { Page } from '@linli/contracts';
import { AnsweredRecords } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeRuleDocument,
  CloseRuleDocument,
  CreateRuleDocument,
  RuleDocument,
  RuleDocumentDetail,
  RuleDocumentHistory,
  RuleDocumentListQuery,
} from '../../contract/index.ts';
import { ruleDocuments } from './rule-document.record.ts';

@Injectable()
export class RuleDocumentService {
  constructor(private readonly records: AnsweredRecords) {}

  findPage(query: RuleDocumentListQuery): Promise<Page<RuleDocument>> {
    return this.records.page(ruleDocuments, query);
  }

  get(id: string): Promise<RuleDocumentDetail> {
    return this.records.get(ruleDocuments, id);
  }

  getHistory(id: string): Promise<RuleDocumentHistory> {
    return this.records.history(ruleDocuments, id);
  }

  create({ title, note, unitId }: CreateRuleDocument): Promise<RuleDocumentDetail> {
    return this.records.begin(ruleDocuments, { title, note: note ?? null, unitId });
  }

  change(id: string, { title, note, version }: ChangeRuleDocument): Promise<RuleDocumentDetail> {
    return this.records.act(ruleDocuments, id, { action: 'change', version, patch: { title, note: note ?? null } });
  }

  close(id: string, { reason, version }: CloseRuleDocument): Promise<RuleDocumentDetail> {
    return this.records.act(ruleDocuments, id, { action: 'close', version, said: { reason } });
  }
}
