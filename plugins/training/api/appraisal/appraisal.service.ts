import type { Page } from '@linli/contracts';
import {
  AnsweredRecords,
  Names,
  PlatformClock,
  PublishGate,
  Records,
  ScopedDb,
  WorkingCalendar,
  sql,
} from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { REPLY_DAYS } from '../../contract/index.ts';
import type {
  Appraisal,
  AppraisalDetail,
  AppraisalHistory,
  AppraisalListQuery,
  FileAppraisal,
  ReplyAppraisal,
  ReturnAppraisal,
} from '../../contract/index.ts';
import type { AppraisalRow } from './appraisal.entity.ts';
import { FindingsMissingError } from './appraisal.errors.ts';
import { appraisalRecord, appraisals } from './appraisal.record.ts';
import { RoundAppraisals } from './round-appraisals.ts';

/** Whose appraisals are listed: those in reach, those lent to the asker as an assessor, or the asker's own. */
export type Whose = 'reach' | 'assessor' | 'own';

@Injectable()
export class AppraisalService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly calendar: WorkingCalendar,
    private readonly clock: PlatformClock,
    private readonly gate: PublishGate,
    private readonly names: Names,
    private readonly rounds: RoundAppraisals,
  ) {}

  findPage(query: AppraisalListQuery, whose: Whose): Promise<Page<Appraisal>> {
    const me = this.db.context.account.id;
    const oneOf = { roundId: query.round && [query.round] } as object;
    if (whose === 'reach') return this.answered.page(appraisals, query, { oneOf });
    const mine = whose === 'own' ? sql`row.account_id = ${me}::uuid` : sql`row.assessor_id = ${me}::uuid`;
    return this.answered.page(appraisals, query, { oneOf, read: 'own', where: [mine] });
  }

  async get(id: string): Promise<AppraisalDetail> {
    const one = await this.answered.get(appraisals, id);
    const { assessorId, accountId } = await this.records.get(appraisalRecord, id);
    const names = await this.names.of([], [assessorId]);
    const shown = { ...one, assessor: names.account(assessorId) ?? '—' };
    // What was found is read, and answered, by the person first.
    const first = [assessorId, accountId].includes(this.db.context.account.id);
    return one.state === 'filed' && !first ? { ...shown, findings: null, summary: null } : shown;
  }

  getHistory(id: string): Promise<AppraisalHistory> {
    return this.answered.history(appraisals, id);
  }

  /** What is written about somebody holds no number of theirs, and they have some working days to reply. */
  async file(id: string, { findings, summary, version }: FileAppraisal): Promise<AppraisalDetail> {
    const texts = Object.fromEntries(findings.map(({ evidence }, at) => [`findings.${at}.evidence`, evidence]));
    this.gate.check({ ...texts, summary });
    const patch = async ({ points, unitId }: AppraisalRow) => {
      if (findings.length !== points.length) throw new FindingsMissingError(points.length);
      const { until } = (await this.calendar.of(unitId)).deadline(this.clock.today(), REPLY_DAYS);
      return { findings, summary, reply: null, replyUntil: until };
    };
    const { roundId } = await this.records.act(appraisalRecord, id, { action: 'file', version, patch });
    await this.rounds.filed(roundId);
    return this.get(id);
  }

  async reply(id: string, { reply, version }: ReplyAppraisal): Promise<AppraisalDetail> {
    this.gate.check({ reply });
    await this.records.act(appraisalRecord, id, { action: 'reply', version, patch: { reply } });
    return this.get(id);
  }

  async act(id: string, action: 'no-reply' | 'confirm', version: number): Promise<AppraisalDetail> {
    await this.records.act(appraisalRecord, id, { action, version });
    return this.get(id);
  }

  async sendBack(id: string, { reason, version }: ReturnAppraisal): Promise<AppraisalDetail> {
    await this.records.act(appraisalRecord, id, { action: 'return', version, said: { reason } });
    return this.get(id);
  }
}
