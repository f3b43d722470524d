import type { UnitId, UnitLevel } from '@linli/contracts';
import { Names, PlatformClock, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { FileAllocation } from '../../contract/index.ts';
import { FundRow } from '../fund/fund.entity.ts';
import { BudgetLines } from '../ledger/budget-lines.ts';
import { Ledger } from '../ledger/ledger.service.ts';
import type { AllocationRow } from './allocation.entity.ts';
import { FundNotOpenError, NothingToGiveError, WrongWayError } from './allocation.errors.ts';
import { givingUnit } from './giving-unit.ts';

const KEEP_BOOKS: readonly UnitLevel[] = ['district', 'street', 'community'];

/** What an allocation means for the books: which line gives, which one gets, and the entry between them. */
@Injectable()
export class AllocationPosting {
  constructor(
    private readonly db: ScopedDb,
    private readonly ledger: Ledger,
    private readonly lines: BudgetLines,
    private readonly names: Names,
    private readonly clock: PlatformClock,
    private readonly texts: Texts,
  ) {}

  /** The fund, if money of it can go this way. @throws FundNotOpenError, WrongWayError */
  async check({
    fundId,
    unitId,
    giver,
    category,
  }: Omit<FileAllocation, 'amount' | 'title' | 'note'>): Promise<FundRow> {
    const fund = await this.db.get(FundRow, fundId, 'funds.fund.not-found');
    if (fund.state !== 'approved') throw new FundNotOpenError(fund.title);
    if (giver === 'own' && category === 'general')
      throw new WrongWayError('category', 'no-purpose', this.word('no-purpose'));
    const [way] = await this.db.manager.query<{ level: UnitLevel; above: boolean; below: boolean }[]>(
      `SELECT u.level, f.unit_path OPERATOR(public.@>) u.path::public.ltree AS below, f.unit_id <> u.id AS above
       FROM core_pub.unit_v1 u, fund f WHERE u.id = $1 AND f.id = $2`,
      [unitId, fundId],
    );
    const isBelow = way?.below === true && (giver === 'own' || way.above) && KEEP_BOOKS.includes(way.level);
    if (!isBelow) throw new WrongWayError('unitId', 'not-below', this.word('not-below'));
    return fund;
  }

  /** What the giver has that is not meant for anything; null where the asker may not see it, or there never was any. */
  async giverHas(row: AllocationRow): Promise<number | null> {
    return (await this.givingLine(row))?.fen ?? null;
  }

  /** There must be a line to give from before anybody says that it was looked through. @throws NothingToGiveError */
  async checkGiver(row: AllocationRow): Promise<void> {
    if ((await this.givingLine(row)) === null) throw new NothingToGiveError(await this.nameOf(givingUnit(row)));
  }

  /** Posts it. @throws BelowZeroError where the giver has less than that */
  async post(row: AllocationRow) {
    const from = await this.givingLine(row);
    if (from === null) throw new NothingToGiveError(await this.nameOf(givingUnit(row)));
    const { id, fundId, unitId, category, fen, title } = row;
    const lineId = await this.lines.open({ fundId, unitId, year: from.year, category });
    const entryId = await this.ledger.allocate({ from: from.id, to: lineId, fen }, { type: 'allocation', id }, title);
    return { lineId, entryId, approvedOn: this.clock.today() };
  }

  /** Takes it back. @throws BelowZeroError where it has gone on already */
  async undo({ id, entryId }: AllocationRow, reason: string): Promise<void> {
    await this.ledger.counter(entryId ?? '', reason, { type: 'allocation', id });
  }

  /** Units that merged have several: the one with the most gives. */
  private async givingLine(row: AllocationRow): Promise<{ id: string; year: number; fen: number } | null> {
    const [line] = await this.db.manager.query<{ id: string; year: number; fen: string }[]>(
      `SELECT b.id, b.year, a.fen FROM budget_line b JOIN ledger_account a ON a.line_id = b.id AND a.kind = 'available'
       WHERE b.fund_id = $1 AND b.unit_id = $2 AND b.category = 'general' ORDER BY a.fen DESC, b.id LIMIT 1`,
      [row.fundId, givingUnit(row)],
    );
    return line ? { ...line, fen: Number(line.fen) } : null;
  }

  private async nameOf(unitId: UnitId): Promise<string> {
    return (await this.names.of([unitId], [])).unit(unitId)?.name ?? String(unitId);
  }

  private word(what: string): string {
    const key = `errors.funds.allocation.${what}.title`;
    return this.texts.find(this.db.context.locale, key) ?? key;
  }
}
