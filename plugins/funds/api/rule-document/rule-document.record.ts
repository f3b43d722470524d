import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { RULE_DOCUMENT_MACHINE } from '../../contract/index.ts';
import { RuleDocumentEventRow, RuleDocumentRow } from './rule-document.entity.ts';

/** How its life is kept in the database. */
export const ruleDocumentRecord = defineRecord({
  machine: RULE_DOCUMENT_MACHINE,
  row: RuleDocumentRow,
  history: { line: RuleDocumentEventRow, of: 'ruleDocumentId' },
  title: ({ title }) => title,
});

/** What is answered of a row. */
export const ruleDocuments = defineAnswers(ruleDocumentRecord, {
  listed: ({ title }) => ({ title }),
  shown: ({ note }) => ({ note }),
  searched: ['title', 'note'],
});
