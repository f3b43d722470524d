import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { EXPENSE_MACHINE } from '../../contract/index.ts';
import type { Expense, ExpenseDetail, ExpenseMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { PayForm } from './pay.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const expenses: RecordSet<ExpenseMachine, Expense, ExpenseDetail> = {
  ...recordsOf<Expense, ExpenseDetail>(plugin, 'expenses'),
  plugin,
  machine: EXPENSE_MACHINE,
  forms: { pay: PayForm },
  said: ['reason'],
};
