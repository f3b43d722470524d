import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { RULE_DOCUMENT_MACHINE } from '../../contract/index.ts';
import type { RuleDocument, RuleDocumentDetail, RuleDocumentMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const ruleDocuments: RecordSet<RuleDocumentMachine, RuleDocument, RuleDocumentDetail> = {
  ...recordsOf<RuleDocument, RuleDocumentDetail>(plugin, 'rule-documents'),
  plugin,
  machine: RULE_DOCUMENT_MACHINE,
  said: ['reason'],
};
