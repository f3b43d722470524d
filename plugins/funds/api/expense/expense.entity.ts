import type { Day } from '@linli/contracts';
import { CreatedRecordEntity, HistoryEntity } from '@linli/sdk-server';
import { Column, Entity } from 'typeorm';
import type { ExpenseAction, ExpenseState } from '../../contract/index.ts';
import { FEN } from '../ledger/ledger.entity.ts';

@Entity('expense')
export class ExpenseRow extends CreatedRecordEntity<ExpenseState> {
  @Column({ name: 'project_id', type: 'uuid', update: false })
  projectId!: string;

  @Column({ name: 'project_title', type: 'text', update: false })
  projectTitle!: string;

  @Column({ name: 'line_id', type: 'uuid', update: false })
  lineId!: string;

  @Column('text')
  title!: string;

  @Column({ type: 'bigint', transformer: FEN, update: false })
  fen!: number;

  /** An organisation. */
  @Column({ name: 'supplier', type: 'text' })
  payee!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'voucher_no', type: 'text', nullable: true })
  voucherNo!: string | null;

  @Column({ name: 'paid_on', type: 'date', nullable: true })
  paidOn!: Day | null;

  @Column({ name: 'entry_id', type: 'uuid', nullable: true })
  entryId!: string | null;

  @Column({ name: 'reversed_on', type: 'date', nullable: true })
  reversedOn!: Day | null;

  @Column({ name: 'checked_by', type: 'uuid', nullable: true })
  checkedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}

@Entity('expense_event')
export class ExpenseEventRow extends HistoryEntity<ExpenseAction> {
  @Column({ name: 'expense_id', type: 'uuid' })
  expenseId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'voucher_no', type: 'text', nullable: true })
  voucherNo!: string | null;
}
