import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { RULE_DOCUMENT_MACHINE } from '../../contract/index.ts';
import { RuleDocumentEventRow, RuleDocumentRow } from './rule-document.entity.ts';

/** How its life is kept in the database. */
export const ruleDocumentRecord = defineRecord({
  machine: RULE_DOCUMENT_MACHINE,
  row: RuleDocumentRow,
  history: { line: RuleDocumentEventRow, of: 'ruleDocumentId' },
  guards: { notDrafter: { not: 'createdBy' } },
  title: ({ title, edition }) => `${title}（${edition}）`,
  todo: { title: ({ title }) => title, route: ({ id }) => `rule-documents/${id}` },
});

/** What is answered of a row; fund and earlier edition are looked up beside it. */
export const ruleDocuments = defineAnswers(ruleDocumentRecord, {
  listed: ({ title, edition, inForceFrom, inForceUntil }) => ({ title, edition, inForceFrom, inForceUntil }),
  shown: ({ note, fundId, clauses, caps }) => ({ note, fundId, clauses, caps }),
  searched: ['title', 'note'],
});
