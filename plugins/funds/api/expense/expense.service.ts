import type { Page, PlainCommand } from '@linli/contracts';
import { AnsweredRecords, Attachments, Records, ScopedDb } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { SPENDING_STATES, yuanText } from '../../contract/index.ts';
import type {
  Expense,
  ExpenseDetail,
  ExpenseHistory,
  ExpenseListQuery,
  ExpenseMachine,
  ExpenseReason,
  FenSum,
  FileExpense,
} from '../../contract/index.ts';
import { ProjectRow } from '../project/project.entity.ts';
import type { ExpenseRow } from './expense.entity.ts';
import { ExpenseBlockedError, worded } from './expense.errors.ts';
import { expensesOf } from './expense.query.ts';
import { BASIS_USE, expenseRecord as record, expenses } from './expense.record.ts';

@Injectable()
export class ExpenseService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly attachments: Attachments,
    private readonly db: ScopedDb,
  ) {}

  findPage(query: ExpenseListQuery): Promise<Page<Expense>> {
    return this.answered.page(expenses, query, expensesOf(query));
  }

  async sum(query: ExpenseListQuery): Promise<FenSum> {
    const { count, sum } = await this.answered.sum(expenses, 'fen', query, expensesOf(query));
    return { count, fen: sum };
  }

  async get(id: string): Promise<ExpenseDetail> {
    const shown = await this.answered.get(expenses, id);
    return { ...shown, basis: await this.attachments.of(BASIS_USE, id) };
  }

  getHistory(id: string): Promise<ExpenseHistory> {
    return this.answered.history(expenses, id);
  }

  /** Never beyond the budget of its project: the database has the last word, whoever comes first. */
  async file({ basis, note, ...command }: FileExpense): Promise<ExpenseDetail> {
    const project = await this.db.get(ProjectRow, command.projectId, 'funds.project.not-found');
    if (!SPENDING_STATES.includes(project.state)) throw new ExpenseBlockedError('not-spending');
    const left = project.budgetFen - project.claimedFen;
    if (command.fen > left) throw new ExpenseBlockedError('over-budget', { left: yuanText(left) });
    const { unitId, lineId, title: projectTitle } = project;
    const createdAt = new Date();
    const createdBy = this.db.context.account.id;
    const values = { ...command, note: note ?? null, unitId, lineId, projectTitle, createdAt, createdBy };
    try {
      const { id } = await this.records.begin(record, values, createdAt);
      await this.attachments.attach(BASIS_USE, id, basis ?? [], 'basis');
      return await this.get(id);
    } catch (error) {
      throw worded(error);
    }
  }

  check(id: string, { version }: PlainCommand): Promise<ExpenseDetail> {
    return this.act(id, { action: 'check', version, patch: { checkedBy: this.db.context.account.id } });
  }

  approve(id: string, { version }: PlainCommand): Promise<ExpenseDetail> {
    return this.act(id, { action: 'approve', version });
  }

  refuse(
    action: 'check-refuse' | 'approve-refuse',
    id: string,
    { reason, version }: ExpenseReason,
  ): Promise<ExpenseDetail> {
    return this.act(id, { action, version, patch: { reason } });
  }

  /** Does a step, and answers the record as its page has it. */
  async act(id: string, step: WantedStep<ExpenseMachine, ExpenseRow>): Promise<ExpenseDetail> {
    try {
      await this.records.act(record, id, step);
      return await this.get(id);
    } catch (error) {
      throw worded(error);
    }
  }
}
