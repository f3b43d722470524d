import {
  attachmentIdsSchema,
  attachmentSchema,
  daySchema,
  defineMachine,
  lineSchema,
  PAPER_TYPES,
  recordAnswers,
  recordVersionSchema,
  textSchema,
} from '@linli/contracts';
import type { AnyActionOf, AttachmentKind, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { fenSchema } from './money.ts';
import { MAX_ITEM_FEN } from './project.commands.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const EXPENSE_PERMISSION = {
  read: 'funds.expense.read',
  file: 'funds.expense.file',
  check: 'funds.expense.check',
  approve: 'funds.expense.approve',
  /** Pays, and takes back by a counter-entry. */
  pay: 'funds.expense.pay',
} as const;

/** The invoice, the receipt, the contract. */
export const EXPENSE_BASIS: AttachmentKind = { id: 'expense-basis', types: PAPER_TYPES, maxMegabytes: 10, maxCount: 8 };

const version = recordVersionSchema;
export const fileExpenseSchema = z.object({
  projectId: z.uuid(),
  title: lineSchema(60),
  /** Whole fen. */
  fen: z.int().min(1).max(MAX_ITEM_FEN),
  /** An organisation, as it is registered: payments to people go another way. */
  payee: lineSchema(80),
  note: textSchema(300).optional(),
  basis: attachmentIdsSchema(EXPENSE_BASIS).optional(),
});
export type FileExpense = z.infer<typeof fileExpenseSchema>;
export const expenseReasonSchema = z.object({ reason: textSchema(300), version });
export type ExpenseReason = z.infer<typeof expenseReasonSchema>;
export const payExpenseSchema = z.object({
  paidOn: daySchema,
  voucherNo: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}/_-]{0,39}$/u),
  version,
});
export type PayExpense = z.infer<typeof payExpenseSchema>;

const P = EXPENSE_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const EXPENSE_MACHINE = defineMachine({
  noun: 'funds.expense',
  read: P.read,
  create: { action: 'file', to: 'filed', permission: P.file },
  steps: { filed: 'file', checked: 'check', approved: 'approve', paid: 'pay' },
  states: {
    filed: { step: 'filed' },
    checked: { step: 'checked', tone: 'active' },
    approved: { step: 'approved', tone: 'active' },
    paid: { step: 'paid', tone: 'success' },
    reversed: { final: true, failed: true },
    refused: { final: true, failed: true },
  },
  guards: { notFiler: { barrier: 'own-expense' }, notChecker: { barrier: 'own-check' } },
  actions: {
    check: { from: ['filed'], to: 'checked', permission: P.check, guards: ['notFiler'] },
    'check-refuse': {
      from: ['filed'],
      to: 'refused',
      permission: P.check,
      guards: ['notFiler'],
      command: expenseReasonSchema,
      under: 'check',
      tone: 'danger',
    },
    approve: {
      from: ['checked'],
      to: 'approved',
      permission: P.approve,
      guards: ['notFiler', 'notChecker'],
      tone: 'success',
    },
    'approve-refuse': {
      from: ['checked'],
      to: 'refused',
      permission: P.approve,
      guards: ['notFiler', 'notChecker'],
      command: expenseReasonSchema,
      under: 'approve',
      tone: 'danger',
    },
    pay: { from: ['approved'], to: 'paid', permission: P.pay, guards: ['notFiler'], command: payExpenseSchema },
    /** Only by a counter-entry: what was paid stays in the books. */
    reverse: {
      from: ['paid'],
      awaited: [],
      to: 'reversed',
      permission: P.pay,
      guards: ['notFiler'],
      command: expenseReasonSchema,
      danger: true,
    },
  },
});
export type ExpenseMachine = typeof EXPENSE_MACHINE;
export type ExpenseState = StateOf<ExpenseMachine>;
export type ExpenseAction = AnyActionOf<ExpenseMachine>;

/** As the API answers it, beside what is answered about every record. */
const recorded = recordAnswers(EXPENSE_MACHINE, {
  listed: {
    title: z.string(),
    fen: fenSchema,
    payee: z.string(),
    project: z.object({ id: z.uuid(), title: z.string() }),
    voucherNo: z.string().nullable(),
    paidOn: daySchema.nullable(),
  },
  shown: {
    note: z.string().nullable(),
    reason: z.string().nullable(),
    reversedOn: daySchema.nullable(),
    basis: z.array(attachmentSchema),
  },
  said: { reason: z.string().nullable(), voucherNo: z.string().nullable() },
});
export const expenseAnswers = {
  ...recorded,
  query: recorded.query.extend({
    project: z.uuid().optional(),
    /** Paid on this day or before, and not taken back by then. */
    spentBy: daySchema.optional(),
  }),
};
export type Expense = z.infer<typeof expenseAnswers.listed>;
export type ExpenseDetail = z.infer<typeof expenseAnswers.shown>;
export type ExpenseHistory = z.infer<typeof expenseAnswers.history>;
export type ExpenseListQuery = z.infer<typeof expenseAnswers.query>;
