import {
  daySchema,
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdParamSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { fundCategorySchema } from './ledger.ts';
import { amountSchema } from './money.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const RULE_DOCUMENT_PERMISSION = {
  read: 'funds.rule-document.read',
  manage: 'funds.rule-document.manage',
  /** The second person: puts it in force, and ends it. */
  issue: 'funds.rule-document.issue',
} as const;

/** Something that is not paid for. Words are looked for in what a project says of itself. */
export const ruleClauseSchema = z.object({
  /** `第七条第二项`, as the document counts. */
  no: lineSchema(20),
  text: lineSchema(200),
  words: z.array(lineSchema(20)).max(20),
  /** A word that is found holds the project up; else it is only pointed out, because a word may mean something else. */
  firm: z.boolean(),
});
export type RuleClause = z.infer<typeof ruleClauseSchema>;
/** The most that a project of a category may cost, in yuan. */
export const ruleCapSchema = z.object({ no: lineSchema(20), category: fundCategorySchema, amount: amountSchema });
export type RuleCap = z.infer<typeof ruleCapSchema>;

const about = {
  fundId: z.uuid().optional(),
  clauses: z.array(ruleClauseSchema).min(1).max(50),
  caps: z.array(ruleCapSchema).max(20),
  note: textSchema(500).optional(),
};
const version = recordVersionSchema;
/** Its name and what it revises are settled when it is drafted. */
export const draftRuleDocumentSchema = z.object({
  title: lineSchema(60),
  revises: z.uuid().optional(),
  ...about,
  unitId: unitIdSchema,
});
export type DraftRuleDocument = z.infer<typeof draftRuleDocumentSchema>;
export const changeRuleDocumentSchema = z.object({ ...about, version });
export type ChangeRuleDocument = z.infer<typeof changeRuleDocumentSchema>;
export const issueRuleDocumentSchema = z.object({ inForceFrom: daySchema, version });
export type IssueRuleDocument = z.infer<typeof issueRuleDocumentSchema>;
export const endRuleDocumentSchema = z.object({
  /** The first day on which it does not hold any more. */
  inForceUntil: daySchema,
  reason: textSchema(200),
  version,
});
export type EndRuleDocument = z.infer<typeof endRuleDocumentSchema>;
export const dropRuleDocumentSchema = z.object({ reason: textSchema(200), version });
export type DropRuleDocument = z.infer<typeof dropRuleDocumentSchema>;

const P = RULE_DOCUMENT_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const RULE_DOCUMENT_MACHINE = defineMachine({
  noun: 'funds.rule-document',
  read: P.read,
  create: { action: 'draft', to: 'drafted', permission: P.manage },
  steps: { drafted: 'draft', issued: 'issue', ended: 'end' },
  states: {
    drafted: { step: 'drafted' },
    issued: { step: 'issued', tone: 'active' },
    ended: { step: 'ended', final: true },
    dropped: { final: true, failed: true },
  },
  guards: { notDrafter: { barrier: 'own-document' } },
  actions: {
    issue: {
      from: ['drafted'],
      to: 'issued',
      permission: P.issue,
      guards: ['notDrafter'],
      command: issueRuleDocumentSchema,
    },
    change: { from: ['drafted'], awaited: [], permission: P.manage, command: changeRuleDocumentSchema },
    drop: {
      from: ['drafted'],
      awaited: [],
      to: 'dropped',
      permission: P.manage,
      command: dropRuleDocumentSchema,
      danger: true,
    },
    /** By itself, or because the edition that revises it is issued. */
    end: {
      from: ['issued'],
      awaited: [],
      to: 'ended',
      permission: P.issue,
      command: endRuleDocumentSchema,
      danger: true,
    },
  },
});
export type RuleDocumentMachine = typeof RULE_DOCUMENT_MACHINE;
export type RuleDocumentState = StateOf<RuleDocumentMachine>;
export type RuleDocumentAction = AnyActionOf<RuleDocumentMachine>;

/** As the API answers it, beside what is answered about every record. */
export const ruleDocumentAnswers = recordAnswers(RULE_DOCUMENT_MACHINE, {
  listed: {
    title: z.string(),
    edition: z.int(),
    inForceFrom: daySchema.nullable(),
    inForceUntil: daySchema.nullable(),
  },
  shown: {
    note: z.string().nullable(),
    fundId: z.uuid().nullable(),
    fundTitle: z.string().nullable(),
    /** The edition before. */
    revises: z.object({ id: z.uuid(), edition: z.int() }).nullable(),
    clauses: z.array(ruleClauseSchema),
    caps: z.array(z.object({ no: z.string(), category: fundCategorySchema, amount: z.string() })),
  },
  said: { reason: z.string().nullable(), inForceFrom: daySchema.nullable(), inForceUntil: daySchema.nullable() },
});
export type RuleDocument = z.infer<typeof ruleDocumentAnswers.listed>;
export type RuleDocumentDetail = z.infer<typeof ruleDocumentAnswers.shown>;
export type RuleDocumentHistory = z.infer<typeof ruleDocumentAnswers.history>;
export const ruleDocumentQuerySchema = ruleDocumentAnswers.query.extend({
  /** At this unit, below it or above it: what holds there. */
  for: unitIdParamSchema.optional(),
  /** As `unit`, for a link that leaves the unit in the header as it is. */
  of: unitIdParamSchema.optional(),
  /** In force on this day, whatever became of it since. */
  inForceOn: daySchema.optional(),
  /** Only those that revise an earlier edition. */
  revising: z.enum(['true']).optional(),
});
export type RuleDocumentListQuery = z.infer<typeof ruleDocumentQuerySchema>;

/** What the rules in force say about something that is to be paid for: the clause, in the words of the document. */
export const ruleFindingSchema = z.object({
  documentId: z.uuid(),
  documentTitle: z.string(),
  /** Number of the clause. */
  clause: z.string(),
  text: z.string(),
  kind: z.enum(['forbidden', 'cap']),
  /** The word that was found; null for a cap. */
  word: z.string().nullable(),
  /** It cannot be submitted as it is; else it is pointed out, and a person decides. */
  blocks: z.boolean(),
});
export type RuleFinding = z.infer<typeof ruleFindingSchema>;
