import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records, ScopedDb, sql } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { fenOf, yuanText } from '../../contract/index.ts';
import type {
  Balance,
  ChangeFund,
  CloseFund,
  DraftFund,
  DropFund,
  Fund,
  FundDetail,
  FundHistory,
  FundListQuery,
  FundMachine,
  RefuseFund,
} from '../../contract/index.ts';
import { atOrAround } from '../ledger/at-unit.ts';
import { BudgetLines } from '../ledger/budget-lines.ts';
import { Ledger } from '../ledger/ledger.service.ts';
import type { FundRow } from './fund.entity.ts';
import { FundCommittedError } from './fund.errors.ts';
import { fundRecord, funds } from './fund.record.ts';

@Injectable()
export class FundService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly ledger: Ledger,
    private readonly lines: BudgetLines,
    private readonly clock: PlatformClock,
  ) {}

  /** Funds in reach, and those of the units above. */
  findPage(query: FundListQuery): Promise<Page<Fund>> {
    const where = [
      ...(query.approvedTo === undefined ? [] : [sql`row.approved_on <= ${query.approvedTo}::date`]),
      ...(query.for === undefined ? [] : [atOrAround(query.for)]),
    ];
    return this.answered.page(funds, query, { read: 'own', where });
  }

  async get(id: string): Promise<FundDetail> {
    const shown = await this.answered.get(funds, id);
    const isThere = shown.state === 'approved' || shown.state === 'closed';
    return { ...shown, balance: isThere ? await this.balanceOf(id) : null };
  }

  getHistory(id: string): Promise<FundHistory> {
    return this.answered.history(funds, id);
  }

  async draft({ amount, note, unitId, ...about }: DraftFund): Promise<FundDetail> {
    const values = { ...about, fen: fenOf(amount), note: note ?? null, unitId, approvedOn: null, closedOn: null };
    return this.get((await this.answered.begin(funds, values)).id);
  }

  change(id: string, { amount, note, version, ...about }: ChangeFund): Promise<FundDetail> {
    return this.act(id, { action: 'change', version, patch: { ...about, fen: fenOf(amount), note: note ?? null } });
  }

  /** From now on the money is there: all of it, at the unit of the fund, not meant for anything yet. */
  async approve(id: string, version: number): Promise<FundDetail> {
    await this.records.act(fundRecord, id, { action: 'approve', version, patch: { approvedOn: this.clock.today() } });
    const { title, unitId, year, fen } = await this.records.get(fundRecord, id);
    const source = await this.lines.openSource(id, unitId);
    const line = await this.lines.open({ fundId: id, unitId, year, category: 'general' });
    const { available } = await this.lines.accounts(line);
    await this.ledger.post({
      kind: 'appropriate',
      reference: { type: 'fund', id },
      memo: title,
      lines: [
        { accountId: source, fen: -fen },
        { accountId: available.id, fen },
      ],
    });
    return this.get(id);
  }

  refuse(id: string, { reason, version }: RefuseFund): Promise<FundDetail> {
    return this.act(id, { action: 'refuse', version, said: { reason } });
  }

  drop(id: string, { reason, version }: DropFund): Promise<FundDetail> {
    return this.act(id, { action: 'drop', version, said: { reason } });
  }

  close(id: string, { reason, version }: CloseFund): Promise<FundDetail> {
    const patch = async () => {
      // Whoever is posting is waited for, and whoever comes later finds the fund closed.
      await this.db.manager.query('SELECT id FROM fund WHERE id = $1 FOR UPDATE', [id]);
      const { committed } = await this.balanceOf(id);
      if (committed > 0) throw new FundCommittedError(yuanText(committed));
      return { closedOn: this.clock.today() };
    };
    return this.act(id, { action: 'close', version, patch, said: { reason } });
  }

  private async act(id: string, step: WantedStep<FundMachine, FundRow>): Promise<FundDetail> {
    await this.records.act(fundRecord, id, step);
    return this.get(id);
  }

  private async balanceOf(fundId: string): Promise<Balance> {
    const rows = await this.db.manager.query<{ kind: keyof Balance; fen: string }[]>(
      `SELECT kind, sum(fen) AS fen FROM ledger_account WHERE fund_id = $1 AND kind <> 'source' GROUP BY kind`,
      [fundId],
    );
    const of = (kind: keyof Balance) => Number(rows.find((row) => row.kind === kind)?.fen ?? 0);
    return { available: of('available'), committed: of('committed'), spent: of('spent') };
  }
}
