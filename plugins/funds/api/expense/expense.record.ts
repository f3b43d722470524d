import { defineAnswers, defineRecord } from '@linli/sdk-server';
import type { AttachmentUse } from '@linli/sdk-server';
import { EXPENSE_BASIS, EXPENSE_MACHINE, EXPENSE_PERMISSION } from '../../contract/index.ts';
import { ExpenseEventRow, ExpenseRow } from './expense.entity.ts';

/** How its life is kept in the database. */
export const expenseRecord = defineRecord({
  machine: EXPENSE_MACHINE,
  row: ExpenseRow,
  history: { line: ExpenseEventRow, of: 'expenseId' },
  guards: { notFiler: { not: 'createdBy' }, notChecker: { not: 'checkedBy' } },
  title: ({ title }) => title,
  todo: { title: ({ title, projectTitle }) => `${title} · ${projectTitle}`, route: ({ id }) => `expenses/${id}` },
});

/** What is answered of a row; its papers are looked up beside it. */
export const expenses = defineAnswers(expenseRecord, {
  listed: ({ title, fen, payee, projectId, projectTitle, voucherNo, paidOn }) => ({
    title,
    fen,
    payee,
    project: { id: projectId, title: projectTitle },
    voucherNo,
    paidOn,
  }),
  shown: ({ note, reason, reversedOn }) => ({ note, reason, reversedOn }),
  searched: ['title', 'supplier', 'voucher_no'],
});

/** The papers that a payment rests on. */
export const BASIS_USE: AttachmentUse = {
  kind: EXPENSE_BASIS,
  record: 'expense',
  upload: EXPENSE_PERMISSION.file,
  read: EXPENSE_PERMISSION.read,
};
