import type { Day } from '@linli/contracts';
import { ScopedEntity } from '@linli/sdk-server';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountKind, EntryKind, FundCategory } from '../../contract/index.ts';

/** `bigint` of the database, which the constraints keep within whole numbers that are exact. */
export const FEN = { to: (fen: number) => fen, from: (text: string | null) => (text === null ? null : Number(text)) };

@Entity('budget_line')
export class BudgetLineRow extends ScopedEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ name: 'fund_id', type: 'uuid' })
  fundId!: string;

  @Column('integer')
  year!: number;

  @Column('text')
  category!: FundCategory;

  @Column('text')
  title!: string;

  @Column('text')
  state!: 'open' | 'closed';
}

@Entity('ledger_line')
export class LedgerLineRow extends ScopedEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ name: 'entry_id', type: 'uuid' })
  entryId!: string;

  @Column({ name: 'fund_id', type: 'uuid' })
  fundId!: string;

  @Column({ name: 'line_id', type: 'uuid', nullable: true })
  lineId!: string | null;

  @Column({ name: 'account_kind', type: 'text' })
  accountKind!: AccountKind;

  @Column('text')
  kind!: EntryKind;

  @Column('text')
  effect!: EntryKind;

  @Column('integer')
  year!: number;

  @Column('text')
  category!: FundCategory;

  @Column({ type: 'bigint', transformer: FEN })
  fen!: number;

  @Column('text')
  memo!: string;

  @Column({ name: 'reference_type', type: 'text' })
  referenceType!: string;

  @Column({ name: 'reference_id', type: 'uuid' })
  referenceId!: string;

  @Column({ name: 'posted_on', type: 'date' })
  postedOn!: Day;

  @Column({ name: 'posted_at', type: 'timestamptz' })
  postedAt!: Date;

  @Column({ name: 'posted_by', type: 'uuid' })
  postedBy!: string;
}
