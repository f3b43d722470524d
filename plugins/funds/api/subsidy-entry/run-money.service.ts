import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { BudgetLines } from '../ledger/budget-lines.ts';
import { Ledger } from '../ledger/ledger.service.ts';
import type { LedgerReference } from '../ledger/ledger.service.ts';
import type { SubsidyRunRow } from '../subsidy-run/subsidy-run.entity.ts';
import type { SubsidyEntryRow } from './subsidy-entry.entity.ts';

const ofRun = ({ id }: { id: string }, leg = 0): LedgerReference => ({ type: 'funds.subsidy-run', id, leg });
const ofEntry = ({ id }: { id: string }, leg = 0): LedgerReference => ({ type: 'funds.subsidy-entry', id, leg });

/**
 * What a run does in the books, where it is paid out of a budget line: approved money is set aside, what is handed down to
 * the streets is spent, and what is removed is available again. A run without a line does nothing here.
 */
@Injectable()
export class RunMoney {
  constructor(
    private readonly db: ScopedDb,
    private readonly ledger: Ledger,
    private readonly lines: BudgetLines,
  ) {}

  /** What the line is called on pages. @throws LineNotFoundError where the asker does not see it */
  async titleOf(lineId: string): Promise<string> {
    await this.lines.accounts(lineId);
    const [line] = await this.db.manager.query<{ title: string }[]>(
      `SELECT f.title || ' · ' || b.year AS title FROM budget_line b JOIN fund f ON f.id = b.fund_id WHERE b.id = $1`,
      [lineId],
    );
    return line?.title ?? '—';
  }

  /** @throws BelowZeroError with what is left on the line */
  async setAside(run: SubsidyRunRow, fen: number): Promise<void> {
    // Each approval is one of its own: a run that was sent back before has set nothing aside.
    if (run.lineId !== null) await this.ledger.commit(run.lineId, fen, ofRun(run), run.title);
  }

  async handDown(run: SubsidyRunRow, fen: number): Promise<void> {
    if (run.lineId !== null) await this.ledger.spend(run.lineId, fen, ofRun(run), run.title);
  }

  async giveBack(run: SubsidyRunRow, fen: number): Promise<void> {
    if (run.lineId !== null && fen > 0) await this.ledger.release(run.lineId, fen, ofRun(run), run.title);
  }

  /** One that was held while the others were handed down follows them. */
  async handDownLater(run: SubsidyRunRow, entry: SubsidyEntryRow): Promise<void> {
    if (run.lineId !== null) await this.ledger.spend(run.lineId, entry.fen, ofEntry(entry), run.title);
  }

  /** One that is removed: out of what was set aside, or back from the street. */
  async takeBack(run: SubsidyRunRow, entry: SubsidyEntryRow): Promise<void> {
    if (run.lineId === null || entry.fen === 0) return;
    if (entry.releasedOn === null) {
      if (run.state === 'approved' || run.state === 'released')
        await this.ledger.release(run.lineId, entry.fen, ofEntry(entry), run.title);
      return;
    }
    const { spent, available } = await this.lines.accounts(run.lineId);
    const lines = [
      { accountId: spent.id, fen: -entry.fen },
      { accountId: available.id, fen: entry.fen },
    ];
    await this.ledger.post({ kind: 'release', reference: ofEntry(entry, 1), memo: run.title, lines });
  }
}
