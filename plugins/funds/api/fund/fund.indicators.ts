import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb, sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { LedgerList } from '../ledger/ledger-list.service.ts';
import { inForce } from '../rule-document/in-force.ts';
import { RuleDocumentRow } from '../rule-document/rule-document.entity.ts';

/** What the board tells of money and its rules. */
@Injectable()
export class FundIndicators {
  constructor(
    private readonly db: ScopedDb,
    private readonly ledger: LedgerList,
  ) {}

  /** What came to a unit up to the day: of the district what was appropriated, of those below what was allocated to them. */
  @FigureOf('funds.governance-fund')
  async received({ unitId, asOf }: FigureQuestion): Promise<number> {
    const { fen } = await this.ledger.sum({
      unit: unitId ?? undefined,
      account: ['available'],
      effect: ['appropriate', 'allocate'],
      yearOf: asOf,
      postedTo: asOf,
    });
    return fen;
  }

  /** Rule documents in force on the day that revise an earlier edition. */
  @FigureOf('funds.fund-rules')
  rules({ unitId, asOf }: FigureQuestion): Promise<number> {
    return this.db.countAll(RuleDocumentRow, {
      read: 'own',
      unit: unitId ?? undefined,
      where: [inForce(asOf), sql`row.revises IS NOT NULL`],
    });
  }
}
