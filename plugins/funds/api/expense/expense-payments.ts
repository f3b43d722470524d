import { dayOf } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { PlatformClock } from '@linli/sdk-server';
import type { ExpenseDetail, ExpenseReason, PayExpense } from '../../contract/index.ts';
import { Ledger } from '../ledger/ledger.service.ts';
import { ProjectWords } from '../project/project-words.ts';
import type { ExpenseRow } from './expense.entity.ts';
import { ExpenseFieldError } from './expense.errors.ts';
import { ExpenseService } from './expense.service.ts';

/** Type of what the ledger's entries of an expense refer to. */
const REFERENCE = 'funds.expense';

/** Money goes out, and comes back: each in the books, in the same transaction. */
@Injectable()
export class ExpensePayments {
  constructor(
    private readonly expenses: ExpenseService,
    private readonly ledger: Ledger,
    private readonly clock: PlatformClock,
    private readonly words: ProjectWords,
  ) {}

  pay(id: string, { paidOn, voucherNo, version }: PayExpense): Promise<ExpenseDetail> {
    const patch = async ({ lineId, fen, title, createdAt }: ExpenseRow) => {
      if (paidOn > this.clock.today()) throw this.wrongDay('day-ahead');
      if (paidOn < dayOf(createdAt)) throw this.wrongDay('day-before-filed', { after: dayOf(createdAt) });
      const entryId = await this.ledger.spend(lineId, fen, { type: REFERENCE, id }, title);
      return { paidOn, voucherNo, entryId };
    };
    return this.expenses.act(id, { action: 'pay', version, patch });
  }

  reverse(id: string, { reason, version }: ExpenseReason): Promise<ExpenseDetail> {
    const patch = async ({ entryId }: ExpenseRow) => {
      if (entryId !== null) await this.ledger.counter(entryId, reason.slice(0, 200), { type: REFERENCE, id });
      return { reason, reversedOn: this.clock.today() };
    };
    return this.expenses.act(id, { action: 'reverse', version, patch });
  }

  private wrongDay(what: 'day-ahead' | 'day-before-filed', params: Record<string, unknown> = {}): ExpenseFieldError {
    const code = `funds.expense.${what}`;
    const message = this.words.say(`errors.${code}.title`, params);
    return new ExpenseFieldError(code, { field: 'paidOn', message, ...params });
  }
}
