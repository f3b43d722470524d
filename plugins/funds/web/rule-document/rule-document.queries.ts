import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { RULE_DOCUMENT_MACHINE } from '../../contract/index.ts';
import type { RuleDocument, RuleDocumentDetail, RuleDocumentMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeRulesForm } from './change-rules.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const ruleDocuments: RecordSet<RuleDocumentMachine, RuleDocument, RuleDocumentDetail> = {
  ...recordsOf<RuleDocument, RuleDocumentDetail>(plugin, 'rule-documents'),
  plugin,
  machine: RULE_DOCUMENT_MACHINE,
  forms: { change: ChangeRulesForm },
  said: ['reason'],
};
