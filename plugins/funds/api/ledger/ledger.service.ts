import { createHash, randomUUID } from 'node:crypto';
import { PlatformClock, ScopedDb, Texts, joined, render, sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

import { yuanText } from '../../contract/index.ts';
import type { AccountKind, Balance, EntryKind } from '../../contract/index.ts';
import { BudgetLines } from './budget-lines.ts';
import type { LineAccounts } from './budget-lines.ts';
import {
  AlreadyCounteredError,
  BelowZeroError,
  CounterOfCounterError,
  EntryNotFoundError,
  FundClosedError,
  ReferenceUsedError,
  UnbalancedError,
} from './ledger.errors.ts';

export type EntryId = string;

/** What an entry was posted for: `{ type: 'expense', id }`; `leg` where one thing posts the same kind several times. */
export interface LedgerReference {
  type: string;
  /** A UUID. */
  id: string;
  /** Default 0. */
  leg?: number;
}

/** What is to be posted. `fen` is added to the account, or taken from it where it is below zero. */
export interface NewEntry {
  kind: EntryKind;
  reference: LedgerReference;
  /** One line for whoever reads the books; no names of people. At most 200 characters. */
  memo: string;
  lines: readonly { accountId: string; fen: number }[];
}

/**
 * The books: double entry in whole fen, only ever added to. Everything is posted in the request's transaction, as whoever
 * acts: the unit of each line must be within reach of the permission acted with (else ForbiddenError), and its balance is
 * locked until the commit, so that no line but the source goes below zero, whoever comes first.
 *
 * Each method is idempotent by its reference: called again with the same amounts it answers the entry that is there, with
 * other ones it throws {@link ReferenceUsedError}.
 */
@Injectable()
export class Ledger {
  constructor(
    private readonly db: ScopedDb,
    private readonly lines: BudgetLines,
    private readonly clock: PlatformClock,
    private readonly texts: Texts,
  ) {}

  /** How a budget line stands, in fen. @throws LineNotFoundError */
  async balanceOf(lineId: string): Promise<Balance> {
    const { available, committed, spent } = await this.lines.accounts(lineId);
    return { available: available.fen, committed: committed.fen, spent: spent.fen };
  }

  /** Sets money aside: it is available no more, and not spent yet. @throws BelowZeroError with what is left */
  commit(lineId: string, fen: number, reference: LedgerReference, memo = ''): Promise<EntryId> {
    return this.move('commit', lineId, { fen, from: 'available', to: 'committed', reference, memo });
  }

  /** Gives back what was set aside and is not needed. @throws BelowZeroError where less is set aside */
  release(lineId: string, fen: number, reference: LedgerReference, memo = ''): Promise<EntryId> {
    return this.move('release', lineId, { fen, from: 'committed', to: 'available', reference, memo });
  }

  /** Pays out of what was set aside before with {@link commit}. @throws BelowZeroError where less is set aside */
  spend(lineId: string, fen: number, reference: LedgerReference, memo = ''): Promise<EntryId> {
    return this.move('spend', lineId, { fen, from: 'committed', to: 'spent', reference, memo });
  }

  /** Hands money from one line to another, down the tree or to another purpose. @throws BelowZeroError */
  async allocate(
    { from, to, fen }: { from: string; to: string; fen: number },
    reference: LedgerReference,
    memo: string,
  ): Promise<EntryId> {
    const [giving, taking] = [await this.lines.accounts(from), await this.lines.accounts(to)];
    return this.post({
      kind: 'allocate',
      reference,
      memo,
      lines: between(giving.available.id, taking.available.id, fen),
    });
  }

  /** Takes an entry back by its opposite. @throws AlreadyCounteredError, and BelowZeroError where the money is gone on */
  async counter(entryId: EntryId, reason: string, reference: LedgerReference): Promise<EntryId> {
    const found = await this.db.manager.query<{ kind: EntryKind; account_id: string; fen: string }[]>(
      `SELECT e.kind, l.account_id, l.fen FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id WHERE e.id = $1`,
      [entryId],
    );
    if (found.length === 0) throw new EntryNotFoundError();
    if (found[0]?.kind === 'counter') throw new CounterOfCounterError();
    const lines = found.map(({ account_id: accountId, fen }) => ({ accountId, fen: -Number(fen) }));
    return this.write({ kind: 'counter', reference, memo: reason, lines }, entryId);
  }

  /** Posts an entry of any accounts. @throws UnbalancedError, BelowZeroError, ReferenceUsedError, FundClosedError */
  post(entry: NewEntry): Promise<EntryId> {
    return this.write(entry, null);
  }

  private async move(
    kind: EntryKind,
    lineId: string,
    {
      fen,
      from,
      to,
      reference,
      memo,
    }: { fen: number; from: keyof LineAccounts; to: keyof LineAccounts; reference: LedgerReference; memo: string },
  ): Promise<EntryId> {
    const accounts = await this.lines.accounts(lineId);
    const said = memo || this.text(`ledger.kind.${kind}`);
    return this.post({ kind, reference, memo: said, lines: between(accounts[from].id, accounts[to].id, fen) });
  }

  private async write({ kind, reference, memo, lines }: NewEntry, counters: EntryId | null): Promise<EntryId> {
    checkBalanced(lines);
    // Whoever posts at the same time takes the same accounts in the same order: nobody waits for each other in a ring.
    const ordered = [...lines].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
    const digest = createHash('sha256')
      .update(JSON.stringify([counters, ordered]))
      .digest('hex');
    const id = randomUUID();
    try {
      if (!(await this.begin({ id, kind, reference, ordered, digest, counters })))
        return await this.known({ kind, reference, digest });
      await this.add(id, memo, ordered);
    } catch (error) {
      throw this.worded(error);
    }
    return id;
  }

  /** The entry stands where the topmost of its accounts stands. False where the reference is posted already. */
  private async begin(entry: {
    id: EntryId;
    kind: EntryKind;
    reference: LedgerReference;
    ordered: readonly { accountId: string }[];
    digest: string;
    counters: EntryId | null;
  }): Promise<boolean> {
    const { id, kind, reference, ordered, digest, counters } = entry;
    const { text, values } = render(sql`
      INSERT INTO ledger_entry (id, fund_id, kind, reference_type, reference_id, leg, digest, counters, posted_at, unit_id)
      SELECT ${id}::uuid, a.fund_id, ${kind}, ${reference.type}, ${reference.id}::uuid, ${reference.leg ?? 0}::integer, ${digest},
        ${counters}::uuid, ${this.clock.now()}::timestamptz, a.unit_id
      FROM ledger_account a WHERE a.id = ANY (${ordered.map(({ accountId }) => accountId)}::uuid[])
      ORDER BY public.nlevel(a.unit_path), a.id LIMIT 1
      ON CONFLICT ON CONSTRAINT ledger_entry_once DO NOTHING RETURNING id`);
    return (await this.db.manager.query<unknown[]>(text, values)).length > 0;
  }

  private async known({
    kind,
    reference: { type, id, leg = 0 },
    digest,
  }: {
    kind: EntryKind;
    reference: LedgerReference;
    digest: string;
  }): Promise<EntryId> {
    const [entry] = await this.db.manager.query<{ id: EntryId; digest: string }[]>(
      'SELECT id, digest FROM ledger_entry WHERE reference_type = $1 AND reference_id = $2 AND kind = $3 AND leg = $4',
      [type, id, kind, leg],
    );
    if (entry?.digest !== digest) throw new ReferenceUsedError({ type, id, kind });
    return entry.id;
  }

  private async add(entryId: EntryId, memo: string, lines: NewEntry['lines']): Promise<void> {
    const by = this.db.context.account.id;
    const rows = lines.map(
      ({ accountId, fen }): Sql =>
        sql`(${randomUUID()}::uuid, ${entryId}::uuid, ${accountId}::uuid, ${fen}::bigint, ${memo.slice(0, 200)}, ${by}::uuid)`,
    );
    const { text, values } = render(
      sql`INSERT INTO ledger_line (id, entry_id, account_id, fen, memo, posted_by) VALUES ${joined(rows, ', ')}`,
    );
    await this.db.manager.query(text, values);
  }

  /** What the database refuses, in the ledger's words. */
  private worded(error: unknown): unknown {
    const { constraint, detail } = refusalOf(error);
    if (constraint === 'ledger_below_zero') {
      const { left, wanted, kind } = JSON.parse(detail ?? '{}') as { left: number; wanted: number; kind: AccountKind };
      const accountTitle = this.text(`ledger.account.${kind}`);
      return new BelowZeroError({ account: kind, accountTitle, left: yuanText(left), wanted: yuanText(wanted) });
    }
    if (constraint === 'ledger_fund_closed') return new FundClosedError();
    if (constraint === 'ledger_entry_counters_key') return new AlreadyCounteredError();
    if (constraint === 'ledger_other_fund') return new UnbalancedError();
    return error;
  }

  private text(key: string): string {
    return this.texts.find(this.db.context.locale, key) ?? key;
  }
}

function between(from: string, to: string, fen: number): NewEntry['lines'] {
  // Less than nothing would be the opposite of what it says.
  if (fen <= 0) throw new UnbalancedError();
  return [
    { accountId: from, fen: -fen },
    { accountId: to, fen },
  ];
}

function checkBalanced(lines: NewEntry['lines']): void {
  const total = lines.reduce((sum, { fen }) => sum + BigInt(Number.isSafeInteger(fen) ? fen : 0), 0n);
  const isWhole = lines.length >= 2 && lines.every(({ fen }) => Number.isSafeInteger(fen) && fen !== 0);
  if (!isWhole || total !== 0n) throw new UnbalancedError();
}

/** What a failed statement says; TypeORM keeps the driver's error within its own. */
function refusalOf(error: unknown): { constraint?: string; detail?: string } {
  const cause = error instanceof Error && 'driverError' in error ? error.driverError : error;
  return cause !== null && typeof cause === 'object' ? (cause as { constraint?: string; detail?: string }) : {};
}
