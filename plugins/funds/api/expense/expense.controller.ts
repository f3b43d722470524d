import { permissionsOf, plainCommandSchema } from '@linli/contracts';
import type { ActionOf, PlainCommand } from '@linli/contracts';
import {
  ActionRoute,
  Allow,
  Answers,
  CreateRoute,
  HistoryRoute,
  ListRoute,
  RecordId,
  RecordRoute,
} from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Get, Query, applyDecorators } from '@nestjs/common';
import {
  EXPENSE_MACHINE as machine,
  PROJECT_PERMISSION,
  expenseAnswers as answers,
  expenseReasonSchema,
  fenSumSchema,
  fileExpenseSchema,
  payExpenseSchema,
  yuanText,
} from '../../contract/index.ts';
import type { Expense, ExpenseListQuery, ExpenseReason, FileExpense, PayExpense } from '../../contract/index.ts';
import { ExpensePayments } from './expense-payments.ts';
import { ExpenseService } from './expense.service.ts';

const COLUMNS: ExportColumn<Expense>[] = [
  { header: 'expense.field.title', value: 'title', width: 32 },
  { header: 'expense.field.project', value: ({ project }) => project.title, width: 32 },
  { header: 'expense.field.fen', value: ({ fen }) => yuanText(fen) },
  { header: 'expense.field.payee', value: 'payee', width: 32 },
  { header: 'expense.field.voucher-no', value: 'voucherNo' },
  { header: 'expense.field.paid-on', value: 'paidOn' },
];

/** What an expense claims is counted at its project, which is read for that. */
const WithProject = (acting: string) =>
  Allow(acting, ...permissionsOf(machine).filter((each) => each !== acting), PROJECT_PERMISSION.read);
const Step = (action: ActionOf<typeof machine>) =>
  applyDecorators(ActionRoute(machine, action, answers.shown), WithProject(machine.actions[action].permission));

@Controller('expenses')
export class ExpenseController {
  constructor(
    private readonly service: ExpenseService,
    private readonly payments: ExpensePayments,
  ) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: ExpenseListQuery) {
    return this.service.findPage(query);
  }

  @Get('sum')
  @Allow(machine.read)
  @Answers(fenSumSchema)
  sum(@Query({ schema: answers.query }) query: ExpenseListQuery) {
    return this.service.sum(query);
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @WithProject(machine.create.permission)
  @CreateRoute(answers)
  file(@Body({ schema: fileExpenseSchema }) command: FileExpense) {
    return this.service.file(command);
  }

  @Step('check')
  check(@RecordId() id: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.service.check(id, command);
  }

  @Step('check-refuse')
  checkRefuse(@RecordId() id: string, @Body({ schema: expenseReasonSchema }) command: ExpenseReason) {
    return this.service.refuse('check-refuse', id, command);
  }

  @Step('approve')
  approve(@RecordId() id: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.service.approve(id, command);
  }

  @Step('approve-refuse')
  approveRefuse(@RecordId() id: string, @Body({ schema: expenseReasonSchema }) command: ExpenseReason) {
    return this.service.refuse('approve-refuse', id, command);
  }

  @Step('pay')
  pay(@RecordId() id: string, @Body({ schema: payExpenseSchema }) command: PayExpense) {
    return this.payments.pay(id, command);
  }

  @Step('reverse')
  reverse(@RecordId() id: string, @Body({ schema: expenseReasonSchema }) command: ExpenseReason) {
    return this.payments.reverse(id, command);
  }
}
