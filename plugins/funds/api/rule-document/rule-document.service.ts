import type { Page } from '@linli/contracts';
import { AnsweredRecords, Records, ScopedDb, Texts, sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeRuleDocument,
  DraftRuleDocument,
  DropRuleDocument,
  EndRuleDocument,
  IssueRuleDocument,
  RuleDocument,
  RuleDocumentDetail,
  RuleDocumentHistory,
  RuleDocumentListQuery,
} from '../../contract/index.ts';
import { FundRow } from '../fund/fund.entity.ts';
import { fundRecord } from '../fund/fund.record.ts';
import { atOrAround } from '../ledger/at-unit.ts';
import { inForce } from './in-force.ts';
import type { RuleDocumentRow } from './rule-document.entity.ts';
import { DatesError, InForceAlreadyError, NotRevisableError, OtherDocumentError } from './rule-document.errors.ts';
import { ruleDocumentRecord as record, ruleDocuments } from './rule-document.record.ts';

@Injectable()
export class RuleDocumentService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  /** Documents in reach, and those of the units above, which hold here too. */
  findPage(query: RuleDocumentListQuery): Promise<Page<RuleDocument>> {
    const narrowed = { ...query, unit: query.unit ?? query.of };
    return this.answered.page(ruleDocuments, narrowed, { read: 'own', where: whereOf(query) });
  }

  async get(id: string): Promise<RuleDocumentDetail> {
    const shown = await this.answered.get(ruleDocuments, id);
    const row = await this.records.get(record, id);
    const before = row.revises === null ? null : await this.records.get(record, row.revises);
    const fund = row.fundId === null ? null : await this.db.manager.findOneBy(FundRow, { id: row.fundId });
    return {
      ...shown,
      fundTitle: fund?.title ?? null,
      revises: before && { id: before.id, edition: before.edition },
    };
  }

  getHistory(id: string): Promise<RuleDocumentHistory> {
    return this.answered.history(ruleDocuments, id);
  }

  async draft({ revises, fundId, note, ...about }: DraftRuleDocument): Promise<RuleDocumentDetail> {
    const before = revises === undefined ? null : await this.records.get(record, revises);
    if (before) await this.checkRevisable(before, about);
    if (fundId !== undefined) await this.records.get(fundRecord, fundId);
    const values = { ...about, note: note ?? null, fundId: fundId ?? null, inForceFrom: null, inForceUntil: null };
    const edition = (before?.edition ?? 0) + 1;
    return this.get((await this.answered.begin(ruleDocuments, { ...values, revises: before?.id ?? null, edition })).id);
  }

  async change(id: string, { fundId, note, version, ...about }: ChangeRuleDocument): Promise<RuleDocumentDetail> {
    if (fundId !== undefined) await this.records.get(fundRecord, fundId);
    const patch = { ...about, fundId: fundId ?? null, note: note ?? null };
    await this.records.act(record, id, { action: 'change', version, patch });
    return this.get(id);
  }

  /** It is in force from that day; the edition before it until then. */
  async issue(id: string, { inForceFrom, version }: IssueRuleDocument): Promise<RuleDocumentDetail> {
    const patch = async ({ title, edition, revises, unitId }: RuleDocumentRow) => {
      // Whoever issues another edition of it at this moment is waited for.
      await this.db.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [title, unitId]);
      if (revises !== null) await this.endBefore(revises, { inForceFrom, edition });
      const others = await this.db.manager.query<unknown[]>(
        `SELECT FROM rule_document d JOIN rule_document own ON own.id = $1 WHERE d.unit_id = own.unit_id AND d.title = $2
           AND d.id <> own.id AND d.state IN ('issued', 'ended')
           AND daterange(d.in_force_from, d.in_force_until) && daterange($3, NULL)`,
        [id, title, inForceFrom],
      );
      if (others.length > 0) throw new InForceAlreadyError(title);
      return { inForceFrom };
    };
    await this.records.act(record, id, { action: 'issue', version, patch });
    return this.get(id);
  }

  async end(id: string, { inForceUntil, reason, version }: EndRuleDocument): Promise<RuleDocumentDetail> {
    const patch = ({ inForceFrom: from }: RuleDocumentRow) => {
      if (from === null || inForceUntil <= from) throw this.wrongDates('inForceUntil', from ?? '');
      return { inForceUntil };
    };
    await this.records.act(record, id, { action: 'end', version, patch, said: { reason } });
    return this.get(id);
  }

  async drop(id: string, { reason, version }: DropRuleDocument): Promise<RuleDocumentDetail> {
    await this.records.act(record, id, { action: 'drop', version, said: { reason } });
    return this.get(id);
  }

  private async checkRevisable(
    before: RuleDocumentRow,
    { title, unitId }: Pick<DraftRuleDocument, 'title' | 'unitId'>,
  ) {
    if (before.title !== title || before.unitId !== unitId) throw new OtherDocumentError(this.word('other-document'));
    const { id, state } = before;
    const others = await this.db.manager.query<unknown[]>(
      `SELECT FROM rule_document WHERE revises = $1 AND state <> 'dropped'`,
      [id],
    );
    if (state !== 'issued' || others.length > 0) throw new NotRevisableError(title);
  }

  private async endBefore(id: string, { inForceFrom, edition }: { inForceFrom: string; edition: number }) {
    const before = await this.records.get(record, id);
    // Ended by itself meanwhile: nothing to do, if it ended early enough, which the days say below.
    if (before.state !== 'issued') return;
    if (before.inForceFrom === null || inForceFrom <= before.inForceFrom)
      throw this.wrongDates('inForceFrom', before.inForceFrom ?? '');
    const reason = this.text('rule-document.revised', { edition });
    const { version } = before;
    await this.records.act(record, id, {
      action: 'end',
      version,
      patch: { inForceUntil: inForceFrom },
      said: { reason },
    });
  }

  private wrongDates(field: 'inForceFrom' | 'inForceUntil', from: string): DatesError {
    return new DatesError(field, { from }, this.word('dates', { from }));
  }

  private word(what: string, params: Record<string, unknown> = {}): string {
    return this.text(`errors.funds.rule-document.${what}.title`, params);
  }

  private text(key: string, params: Record<string, unknown> = {}): string {
    return this.texts.find(this.db.context.locale, key, params) ?? key;
  }
}

function whereOf({ inForceOn, revising, for: held }: RuleDocumentListQuery): Sql[] {
  return [
    ...(held === undefined ? [] : [atOrAround(held)]),
    ...(inForceOn === undefined ? [] : [inForce(inForceOn)]),
    ...(revising === undefined ? [] : [sql`row.revises IS NOT NULL`]),
  ];
}
