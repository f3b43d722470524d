import {
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const RULE_DOCUMENT_PERMISSION = {
  read: 'funds.rule-document.read',
  /** Adds one, and corrects what is said about it. */
  manage: 'funds.rule-document.manage',
  close: 'funds.rule-document.close',
} as const;

const about = { title: lineSchema(60), note: textSchema(500).optional() };
export const createRuleDocumentSchema = z.object({ ...about, unitId: unitIdSchema });
export type CreateRuleDocument = z.infer<typeof createRuleDocumentSchema>;
export const changeRuleDocumentSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeRuleDocument = z.infer<typeof changeRuleDocumentSchema>;
export const closeRuleDocumentSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CloseRuleDocument = z.infer<typeof closeRuleDocumentSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const RULE_DOCUMENT_MACHINE = defineMachine({
  noun: 'funds.rule-document',
  read: RULE_DOCUMENT_PERMISSION.read,
  create: { action: 'create', to: 'active', permission: RULE_DOCUMENT_PERMISSION.manage },
  states: { active: { tone: 'active' }, closed: { final: true } },
  actions: {
    change: {
      from: ['active'],
      awaited: [],
      permission: RULE_DOCUMENT_PERMISSION.manage,
      command: changeRuleDocumentSchema,
    },
    close: {
      from: ['active'],
      awaited: [],
      to: 'closed',
      permission: RULE_DOCUMENT_PERMISSION.close,
      command: closeRuleDocumentSchema,
      danger: true,
    },
  },
});
export type RuleDocumentMachine = typeof RULE_DOCUMENT_MACHINE;
export type RuleDocumentState = StateOf<RuleDocumentMachine>;
export type RuleDocumentAction = AnyActionOf<RuleDocumentMachine>;

/** As the API answers it, beside what is answered about every record. */
export const ruleDocumentAnswers = recordAnswers(RULE_DOCUMENT_MACHINE, {
  listed: { title: z.string() },
  shown: { note: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type RuleDocument = z.infer<typeof ruleDocumentAnswers.listed>;
export type RuleDocumentDetail = z.infer<typeof ruleDocumentAnswers.shown>;
export type RuleDocumentHistory = z.infer<typeof ruleDocumentAnswers.history>;
export type RuleDocumentListQuery = z.infer<typeof ruleDocumentAnswers.query>;
